package dev.governor.redaction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that names of secrets are made of, and those that make them names of something else. */
final class SecretNames {

    static final List<String> OF_PASSWORDS = List.of("""
            password passwd passphrase passcode pwd _pass -pass dbpass pass= pass:
            """.split("\\s+"));

    static final List<String> OF_OTHERS = List.of("""
            secret token credential apikey api_key api-key api.key accesskey access_key access-key
            privatekey private_key private-key accountkey account_key account-key authkey auth_key auth-key
            signingkey signing_key signing-key encryptionkey encryption_key encryption-key masterkey
            master_key master-key sharedkey shared_key app_key appkey application_key license_key
            storage_key service_key webhook_key _auth sessionid session_id sessid connect.sid hmac
            signature_key bot_key
            """.split("\\s+"));

    /** After the word: {@code token_id} and {@code password_length} hold no secret. */
    private static final Set<String> AFTER = Set.of("""
            id ids name names type types length size count limit limits hash hashes sha digest path paths
            file files dir url uri ref reference arn policy rotation expiry expires expiration ttl age min
            max field label placeholder hint provider manager service class format version encoder kind
            endpoint prefix pattern regex column store usage created updated days hours minutes seconds
            budget bucket index position checksum fingerprint encryption
            """.split("\\s+"));

    /** Before the word: {@code next_page_token} and {@code public_access_key} hold no secret. */
    private static final Set<String> BEFORE = Set.of("""
            next page sync continuation max min num public partition primary foreign cache sort shard
            idempotency no has is pagination cancellation not wrong invalid
            """.split("\\s+"));

    private static final Pattern PARTS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");

    private SecretNames() {}

    /** Tells whether what stands before and after a word in a name makes it the name of something else. */
    static boolean nameSomethingElse(String before, String after) {
        return anyOf(after, AFTER) || anyOf(before, BEFORE);
    }

    private static boolean anyOf(String name, Set<String> words) {
        for (String part : PARTS.split(name)) {
            if (words.contains(part.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
