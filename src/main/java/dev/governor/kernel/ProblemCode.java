package dev.governor.kernel;

/**
 * Every way a request can be refused, each with a stable slug, an HTTP status and a title.
 *
 * <p>Slugs are part of the API: they are added, never renamed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
public enum ProblemCode {
    MALFORMED_BODY("malformed-body", 400, "The body cannot be parsed"),
    INVALID_FIELD("invalid-field", 400, "A field has a value that is not allowed"),
    INVALID_CURSOR("invalid-cursor", 400, "The pagination cursor is not one that was handed out"),
    IDEMPOTENCY_KEY_MISSING("idempotency-key-missing", 400, "The Idempotency-Key header is missing or not usable"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid bearer token is needed"),
    FORBIDDEN("forbidden", 403, "The caller's roles do not permit this"),
    SEPARATION_OF_DUTIES("separation-of-duties", 403, "The caller may not review this request"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The path does not take this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be produced"),
    CONFLICT("conflict", 409, "The state changed in between"),
    WORKSPACE_KEPT("workspace-kept", 409, "The session works elsewhere"),
    TASK_STATE("task-state", 409, "The task's state does not allow this"),
    APPROVAL_VOID("approval-void", 409, "What was shown is no longer what would run"),
    STALE_CONTEXT("stale-context", 409, "The context graph is older than demanded"),
    TARGET_REFUSED("target-refused", 409, "The target system refuses this, and would again"),
    CREDENTIAL_BLOCKED("credential-blocked", 409, "A credential of this system is not proven dead"),
    PRECONDITION_FAILED("precondition-failed", 412, "It was changed by somebody else in between"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
    UNKNOWN_FORMAT("unknown-format", 422, "No reader recognises this signal"),
    EMPTY_REPORT("empty-report", 422, "The report lists nothing"),
    INVALID_SIGNAL("invalid-signal", 422, "The signal breaks its own format"),
    UNKNOWN_TEMPLATE("unknown-template", 422, "The catalogue has no such template"),
    UNKNOWN_FINDING("unknown-finding", 422, "There is no such finding"),
    UNKNOWN_ASSET("unknown-asset", 422, "The context graph has no such asset"),
    INVALID_PARAMETER("invalid-parameter", 422, "A parameter breaks the template's limits"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used with a different body"),
    INVALID_BUNDLE("invalid-bundle", 422, "The policy bundle has errors"),
    PRECONDITION_MISSING("precondition-missing", 428, "The If-Match header is missing"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    INTERNAL("internal", 500, "Something broke on our side"),
    EVIDENCE_UNWRITABLE("evidence-unwritable", 503, "Denied: the evidence log cannot be written"),
    TARGET_UNAVAILABLE("target-unavailable", 503, "Denied: the target system cannot be reached"),
    UNAVAILABLE("unavailable", 503, "The governor is not ready");

    private final String slug;
    private final int status;
    private final String title;

    ProblemCode(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** Returns the stable word that clients switch on. */
    public String slug() {
        return slug;
    }

    /** Returns the HTTP status code. */
    public int status() {
        return status;
    }

    /** Returns the short, fixed, human sentence. */
    public String title() {
        return title;
    }
}
