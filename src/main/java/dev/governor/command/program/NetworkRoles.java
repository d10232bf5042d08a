package dev.governor.command.program;

import dev.governor.command.Effect;
import dev.governor.command.ResourceKind;
import dev.governor.command.description.Words;
import dev.governor.command.reading.Word;
import java.util.List;
import java.util.Set;

/** Hosts that a call reaches, and what goes there. */
final class NetworkRoles {

    private static final Set<String> PLAIN_SCHEMES = Set.of("http", "https", "ftp", "ftps", "ssh", "git", "sftp");

    private static final List<String> FILE_SCHEMES = List.of("file://", "fileb://");

    /** Schemes behind which stands a line of text that whatever listens obeys. */
    private static final Set<String> TOLD = Set.of(
            "gopher", "gophers", "dict", "telnet", "mqtt", "smtp", "smtps", "imap", "imaps", "pop3", "pop3s", "redis");

    /** Schemes of addresses that a file is copied from without anything else being run. */
    private static final Set<String> STORES = Set.copyOf(
            Words.of("http https ftp ftps sftp ssh scp rsync file s3 s3a s3n gs gcs az azure abfs abfss wasb "
                    + "wasbs adl oss obs cos b2 r2 swift hdfs webdav webdavs dav davs oci git docker "
                    + "docker-daemon containers-storage hf"));

    private static final String FILE = "file:";
    private static final String JAVA = "jdbc:";
    private static final Set<String> FILES = Set.of("sqlite", "sqlite3", "duckdb", "file");
    private static final Set<String> PLAIN_SETTINGS = Set.of(
            "port",
            "dbname",
            "user",
            "sslmode",
            "connect_timeout",
            "application_name",
            "client_encoding",
            "target_session_attrs");

    private final Ports ports;

    NetworkRoles(Ports ports) {
        this.ports = ports;
    }

    /** An address that is computed carries what it is computed from. */
    void fetches(Call call, Word word) {
        String scheme = Address.scheme(word.text());
        if (scheme.equals("file") || word.text().startsWith(FILE)) {
            call.path(Effect.READ_FILE, word.text().startsWith("file://") ? word : word.from(FILE.length()));
            return;
        }
        if (scheme.isEmpty() && call.kind(word).secret()) {
            call.path(Effect.READ_FILE, word);
        }
        ports.asks(call, word);
        boolean raw = !scheme.isEmpty() && !PLAIN_SCHEMES.contains(scheme);
        reaches(call, word.known() && !raw ? Effect.FETCH : Effect.SEND_OUT, word);
        if (TOLD.contains(scheme)) {
            call.effect(Effect.CHANGE_INFRASTRUCTURE, ResourceKind.INFRASTRUCTURE, word.text());
        }
        if (raw) {
            ports.changes(call, word);
        }
    }

    void sends(Call call, Word word) {
        reaches(call, Effect.SEND_OUT, word);
        ports.changes(call, word);
    }

    static void connects(Call call, Word word) {
        reaches(call, Effect.CONNECT, word);
    }

    /** A database by its name, or by what says where it is: a URL, {@code host=… dbname=…}, {@code host:port/name}. */
    void database(Call call, Word word) {
        if (word.text().startsWith(JAVA)) {
            database(call, word.from(JAVA.length()));
            return;
        }
        String text = word.text();
        String scheme = Address.scheme(text);
        if (FILES.contains(scheme)) {
            call.path(Effect.READ_FILE, word.from(scheme.length() + 3));
        } else if (!scheme.isEmpty()) {
            connects(call, word);
        } else if (!word.known()) {
            call.unclear("which database it works on is computed");
        } else if (text.indexOf('=') >= 0) {
            settings(call, text);
        } else if (text.indexOf('/') > 0 || text.indexOf(':') > 0) {
            connects(call, word);
        }
    }

    /** {@code host=… dbname=…}: nothing but plain words in a list of settings that only say where. */
    private static void settings(Call call, String text) {
        for (String setting : Words.of(text)) {
            int equals = setting.indexOf('=');
            String name = equals < 0 ? setting : setting.substring(0, equals);
            if (name.equals("host") || name.equals("hostaddr")) {
                connects(call, Word.of(setting.substring(equals + 1)));
            } else if (!PLAIN_SETTINGS.contains(name) || setting.indexOf('\'') >= 0) {
                call.unclear("its connection is set in a way that is not read here");
            }
        }
    }

    private static void reaches(Call call, Effect effect, Word address) {
        if (address.text().indexOf('\\') >= 0) {
            call.unclear("which host its address names depends on who reads it");
        }
        String host = Address.loose(address.text());
        if (host == null) {
            host = address.text().substring(address.text().lastIndexOf('@') + 1);
        }
        if (host.indexOf(Word.HOLE) >= 0) {
            call.unclear("the host it reaches is computed");
        }
        call.invocation().conclusions().destination(host.replace(Word.HOLE, '…'));
        call.effect(effect, ResourceKind.HOST, address.text());
    }

    void from(Call call, Word word) {
        if (Address.host(word.text()) == null) {
            PathRoles.readsTree(call, word);
        } else {
            reaches(call, Effect.FETCH, word);
            String scheme = Address.scheme(word.text());
            if (!scheme.isEmpty() && !STORES.contains(scheme)) {
                call.unclear("its address is read by a plugin");
            }
            fetched(call, word, scheme);
        }
    }

    /** A file that is named on another host or in a store is what it would be here. */
    private static void fetched(Call call, Word word, String scheme) {
        Word there = word.from(scheme.isEmpty() ? word.text().indexOf(':') + 1 : scheme.length() + 3);
        ResourceKind kind = call.kind(there);
        if (kind.secret() || kind == ResourceKind.CUSTOMER_DATA) {
            call.path(Effect.READ_FILE, there);
        } else if ((kind == ResourceKind.BACKUP || kind == ResourceKind.DATA_FILE) && !scheme.startsWith("http")) {
            call.effect(Effect.EXPORT_DATA, kind, there.text());
        }
    }

    void to(Call call, Word word) {
        if (Address.host(word.text()) == null) {
            WritingRoles.into(call, word);
        } else {
            reaches(call, Effect.SEND_OUT, word);
        }
    }

    /** A git remote that is fetched from: what is written in its address goes there as well. */
    void remote(Call call, Word word) {
        if (helper(word.text())) {
            call.unclear("it runs another program");
        } else if (Address.host(word.text()) != null) {
            reaches(call, word.known() ? Effect.FETCH : Effect.SEND_OUT, word);
        } else if (!word.known()) {
            call.unclear("what it fetches from is computed");
        }
    }

    void pushRemote(Call call, Word word) {
        String text = word.text();
        if (helper(text)) {
            call.unclear("it runs another program");
        } else if (!word.known()) {
            call.unclear("what it pushes to is computed");
        } else if (Address.host(text) != null) {
            reaches(call, Effect.SEND_OUT, word);
        } else if (text.indexOf('/') >= 0 || text.startsWith(".") || text.startsWith("~")) {
            call.effect(Effect.WRITE_FILE, ResourceKind.OTHER, text);
        }
    }

    /** {@code ext::sh -c …}: the transport is a program. */
    private static boolean helper(String text) {
        int colons = text.indexOf("::");
        return colons > 0 && text.chars().limit(colons).allMatch(Character::isLetterOrDigit);
    }

    /** Text, {@code @file}, or a file behind {@code file://}, as the clouds' own tools take it for any value. */
    void data(Call call, Word word) {
        for (String scheme : FILE_SCHEMES) {
            int file = word.text().indexOf(scheme);
            if (file >= 0) {
                call.path(Effect.READ_FILE, word.from(file + scheme.length()));
                return;
            }
        }
        int at = word.text().indexOf('@');
        if (at == 0 || at > 0 && word.text().lastIndexOf('=', at) == -1 && plainName(word.text(), at)) {
            call.path(Effect.READ_FILE, word.from(at + 1));
        }
    }

    /** {@code name@file}, as curl encodes it. */
    private static boolean plainName(String text, int end) {
        return text.chars().limit(end).allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    void form(Call call, Word word) {
        int equals = word.text().indexOf('=');
        String value = word.text().substring(equals + 1);
        if (value.startsWith("@") || value.startsWith("<")) {
            int end = value.indexOf(';');
            call.path(Effect.READ_FILE, word.with(value.substring(1, end < 0 ? value.length() : end)));
        }
    }
}
