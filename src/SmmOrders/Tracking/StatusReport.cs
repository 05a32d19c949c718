using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// What the server reported about one order, at one time. Any report is accepted: odd ones become <see cref="Findings"/>, never
/// exceptions.
/// </summary>
/// <remarks>
/// It deliberately excludes the provider's charge: refunds are calculated from the customer's own fixed charge. <c>default</c> is not
/// a report; <see cref="OrderTracker.Observe"/> refuses it, and so does JSON.
/// </remarks>
public readonly struct StatusReport : IEquatable<StatusReport>, IJsonOnSerializing
{
    private readonly OrderStatus _status;
    private readonly RefusalKind _refusal;

    private StatusReport(
        ReportKind kind, OrderStatus status, Remains remains, CancelCause cause, string? detail, RefusalKind refusal = default, bool isParent = false)
    {
        Kind = kind;
        _status = status;
        _refusal = refusal;
        Remains = remains;
        Cause = cause;
        Detail = detail;
        IsParent = isParent;
    }

    /// <summary>For JSON deserialization; the members must be those of one factory method.</summary>
    /// <param name="kind">The kind of answer.</param>
    /// <param name="status">The status, if the report has one.</param>
    /// <param name="cause">Why the order was canceled.</param>
    /// <param name="isParent">Whether it is about a parent order.</param>
    /// <param name="refusal">Why the provider refused, for an error.</param>
    /// <param name="detail">The text; for every kind except a status and an order that is not reported.</param>
    /// <exception cref="JsonException">A member is missing, not a defined value, or contradicts another.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StatusReport(
        ReportKind kind,
        OrderStatus? status = null,
        CancelCause cause = CancelCause.Unknown,
        bool isParent = false,
        RefusalKind? refusal = null,
        string? detail = null)
    {
        StatusReport report = JsonInput.Make(() => JsonInput.Defined(kind, nameof(Kind)) switch
        {
            ReportKind.Status => isParent ? OfParent(status ?? default)
                : status == OrderStatus.Canceled ? Canceled(cause)
                : Of(status ?? default),
            ReportKind.UnknownStatus => UnknownStatus(JsonInput.Required(detail, nameof(Detail))),
            ReportKind.ProviderError => ProviderError(JsonInput.Required(detail, nameof(Detail)), refusal ?? default),
            ReportKind.Malformed => Malformed(JsonInput.Required(detail, nameof(Detail))),
            _ => NotReported(),
        });
        JsonInput.Ensure(
            (report.Status, report.Cause, report.IsParent, report.Refusal, report.Detail) == (status, cause, isParent, refusal, detail),
            $"A report that is {kind} cannot have all of these members.");
        this = report;
    }

    /// <summary>The kind of answer; 0 for <c>default</c>.</summary>
    public ReportKind Kind { get; }

    /// <summary>
    /// The status as reported, before the delivered count is considered; <see langword="null"/> if <see cref="Kind"/> is not
    /// <see cref="ReportKind.Status"/>.
    /// </summary>
    public OrderStatus? Status => Kind == ReportKind.Status ? _status : null;

    /// <summary>The status, for callers that know there is one.</summary>
    internal OrderStatus Reported => _status;

    /// <summary>
    /// What the server reported as left to deliver; <see cref="Remains.Missing"/> if <see cref="Kind"/> is not
    /// <see cref="ReportKind.Status"/>.
    /// </summary>
    /// <exception cref="JsonException">The report has no status, so it cannot have remains.</exception>
    public Remains Remains
    {
        get;
        init
        {
            JsonInput.Ensure(Kind == ReportKind.Status || value == default, "Only a report that has a Status has Remains.");
            field = value;
        }
    }

    /// <summary>The stated cause of a cancellation; otherwise <see cref="CancelCause.Unknown"/>.</summary>
    public CancelCause Cause { get; }

    /// <summary>
    /// Whether it is about a drip-feed or subscription order that names child orders. Only the children show what was delivered:
    /// without a usable count, neither Partial nor Canceled is decided (domain rules, section 2).
    /// </summary>
    public bool IsParent { get; }

    /// <summary>Why the provider refused, if the answer is an error; otherwise <see langword="null"/>.</summary>
    public RefusalKind? Refusal => Kind == ReportKind.ProviderError ? _refusal : null;

    /// <summary>The unknown word, the provider's error, or what is malformed; for display. <see langword="null"/> for a plain status.</summary>
    public string? Detail { get; }

    /// <summary>A status without remains.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public static StatusReport Of(OrderStatus status) => Of(status, Remains.Missing);

    /// <summary>A status with what is left to deliver.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public static StatusReport Of(OrderStatus status, Remains remains) =>
        new(ReportKind.Status, status.EnsureDefined(), remains, CancelCause.Unknown, null);

    /// <summary>A status of a drip-feed or subscription order that names child orders; see <see cref="IsParent"/>.</summary>
    /// <param name="status">The status.</param>
    /// <param name="remains">What is left to deliver in total; most providers do not report it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public static StatusReport OfParent(OrderStatus status, Remains remains = default) =>
        new(ReportKind.Status, status.EnsureDefined(), remains, CancelCause.Unknown, null, isParent: true);

    /// <summary>A cancellation whose cause is known, for example because the panel's own staff canceled the order.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cause"/> is not defined.</exception>
    public static StatusReport Canceled(CancelCause cause, Remains remains = default) =>
        new(ReportKind.Status, OrderStatus.Canceled, remains, cause.EnsureDefined(), null);

    /// <summary>A status word outside the vocabulary.</summary>
    /// <param name="word">The word as received.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    public static StatusReport UnknownStatus(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return new(ReportKind.UnknownStatus, default, default, default, word);
    }

    /// <summary>The provider answered with an error.</summary>
    /// <param name="message">The error as received.</param>
    /// <param name="kind">Why the provider refused.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not defined.</exception>
    public static StatusReport ProviderError(string message, RefusalKind kind = RefusalKind.Other)
    {
        ArgumentNullException.ThrowIfNull(message);
        return kind is >= RefusalKind.ProviderOutOfFunds and <= RefusalKind.Other
            ? new(ReportKind.ProviderError, default, default, default, message, kind)
            : throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{(byte)kind} is not a kind of refusal. Use one of: {string.Join(", ", Enum.GetValues<RefusalKind>())}.");
    }

    /// <summary>The provider answered, but not about this order.</summary>
    public static StatusReport NotReported() => new(ReportKind.NotReported, default, default, default, null);

    /// <summary>The response is not an answer at all.</summary>
    /// <param name="reason">What is wrong with it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is <see langword="null"/>.</exception>
    public static StatusReport Malformed(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new(ReportKind.Malformed, default, default, default, reason);
    }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(in StatusReport left, in StatusReport right) => left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(in StatusReport left, in StatusReport right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(StatusReport other) =>
        Kind == other.Kind && _status == other._status && Remains == other.Remains && Cause == other.Cause
        && IsParent == other.IsParent && _refusal == other._refusal && Detail == other.Detail;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StatusReport other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _status, Remains, Cause, IsParent, _refusal, Detail);

    void IJsonOnSerializing.OnSerializing() => JsonInput.EnsureMade(Kind != 0, nameof(StatusReport));

    /// <summary>
    /// For example <c>Partial, remains 157</c>, <c>Canceled, remains missing (parent)</c> or <c>UnknownStatus: Paused</c>. An error
    /// appears in the provider's words, without its <see cref="Refusal"/>.
    /// </summary>
    public override string ToString() => Kind switch
    {
        ReportKind.Status => IsParent ? $"{_status}, remains {Remains} (parent)" : $"{_status}, remains {Remains}",
        0 => "no report",
        _ => Detail is null ? $"{Kind}" : $"{Kind}: {Detail}",
    };
}
