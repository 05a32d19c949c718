using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Explains an order to the panel's customers (domain rules, section 1): what its status means, what to do next, and what was
/// refunded.
/// </summary>
/// <remarks>
/// English is built in, and other languages come as resources. The language is that of the culture that is passed, or English if none
/// is; the current culture is never used. Thread-safe.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderGuide
{
    private readonly RefundPolicy _refunds;
    private readonly StuckRule _stuck;

    /// <summary>Creates a guide.</summary>
    /// <param name="refunds">The refund policy, with whose decimals amounts are written.</param>
    /// <param name="stuck">The threshold that the texts for Processing state; <see cref="StuckRule.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="refunds"/> is <see langword="null"/>.</exception>
    public OrderGuide(RefundPolicy refunds, StuckRule? stuck = null)
    {
        ArgumentNullException.ThrowIfNull(refunds);
        _refunds = refunds;
        _stuck = stuck ?? StuckRule.Default;
    }

    /// <summary>The texts. A panel may replace single ones, for one language or all.</summary>
    /// <value>The default is <see cref="GuideTexts.BuiltIn"/>.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public GuideTexts Texts
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = GuideTexts.BuiltIn;

    /// <summary>How amounts are written, for example with the currency's symbol.</summary>
    /// <value>The default is <see langword="null"/>: plain digits by <see cref="RefundPolicy.Format"/>, without a currency.</value>
    public MoneyFormat? Money { get; init; }

    /// <summary>The profile of the orders' service: calls that pass no other state its stuck threshold.</summary>
    /// <value>
    /// The default is <see cref="ServiceProfile.Default"/>. A guide from <see cref="OrderRules"/> has the profile of the order's
    /// service.
    /// </value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ServiceProfile Profile
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ServiceProfile.Default;

    /// <summary>Explains what a status means in general.</summary>
    /// <param name="status">The status.</param>
    /// <param name="culture">The language; English by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public OrderExplanation ExplainStatus(OrderStatus status, CultureInfo? culture = null)
    {
        CultureInfo language = culture ?? CultureInfo.InvariantCulture;
        _ = status.EnsureDefined();
        return new(
            status,
            Text($"Title.{status}", language),
            Text($"Meaning.{status}", language),
            status == OrderStatus.Processing
                ? Text("Advice.Processing", language, Duration(_stuck.ThresholdFor(Profile), language))
                : Text($"Advice.{status}", language),
            status switch
            {
                OrderStatus.Canceled when _refunds.OnCanceled == RefundOnCanceled.FullCharge => Text("Money.Canceled", language),
                OrderStatus.Canceled or OrderStatus.Partial => Text("Money.Partial", language),
                _ => null,
            });
    }

    /// <summary>Explains what the status of this order means, what to do next, and what was refunded.</summary>
    /// <param name="order">The order.</param>
    /// <param name="findings">Findings in addition to the order's own open states: stuck, late, held. None by default.</param>
    /// <param name="culture">The language; English by default.</param>
    /// <param name="service">The profile of the order's service, whose stuck threshold is stated; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public OrderExplanation Explain(
        OrderState order, Findings findings = Findings.None, CultureInfo? culture = null, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        CultureInfo language = culture ?? CultureInfo.InvariantCulture;
        string threshold = Duration(_stuck.ThresholdFor(service ?? Profile), language);
        findings |= order.Open;
        string variant = VariantOf(order, findings);
        return new(
            order.Status,
            Text($"Title.{order.Status}", language),
            Meaning(order, variant, threshold, language),
            Advice(order, findings, variant, threshold, language),
            MoneyOf(order, language),
            order.Request is { } request ? DescribeRequest(request.Kind, request.Status, culture) : null);
    }

    /// <summary>Describes the status of a submission to the customer, in one or two sentences (domain rules, section 7).</summary>
    /// <param name="status">The status.</param>
    /// <param name="culture">The language; English by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public string DescribeSubmission(SubmissionStatus status, CultureInfo? culture = null)
    {
        _ = FixedLifecycle<SubmissionStatus, SubmissionTrigger>.EnsureDefined(status, nameof(status));
        return Text($"Submission.{status}", culture ?? CultureInfo.InvariantCulture);
    }

    /// <summary>Describes the status of a request to the customer, in one or two sentences (domain rules, section 7).</summary>
    /// <param name="kind">What was requested.</param>
    /// <param name="status">The status.</param>
    /// <param name="culture">The language; English by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a defined value.</exception>
    public string DescribeRequest(RequestKind kind, RequestStatus status, CultureInfo? culture = null)
    {
        _ = FixedLifecycle<RequestStatus, RequestTrigger>.EnsureDefined(status, nameof(status));
        return Enum.IsDefined(kind)
            ? Text($"Request.{kind}.{status}", culture ?? CultureInfo.InvariantCulture)
            : throw UndefinedEnum.Error(nameof(kind), kind, "a request kind");
    }

    /// <summary>Describes each finding to the panel's staff, in code order. Empty for <see cref="Findings.None"/>.</summary>
    /// <param name="findings">Any findings; undefined bits are ignored.</param>
    /// <param name="culture">The language; English by default.</param>
    public ImmutableArray<string> Describe(Findings findings, CultureInfo? culture = null) =>
        [.. findings.Each().Select(finding => DescribeFinding(finding, culture))];

    /// <summary>
    /// Describes one finding to the panel's staff, in one or two sentences. There is a text for each of
    /// <see cref="FindingsExtensions.All"/>.
    /// </summary>
    /// <param name="finding">One finding.</param>
    /// <param name="culture">The language; English by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="finding"/> is not exactly one finding; see <see cref="FindingsExtensions.Each"/>.
    /// </exception>
    public string DescribeFinding(Findings finding, CultureInfo? culture = null) => FindingsExtensions.All.Contains(finding)
        ? Text($"Finding.{finding}", culture ?? CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(
            nameof(finding), finding, $"{finding} is not a single finding. Use one of: {string.Join(", ", FindingsExtensions.All)}; or enumerate {nameof(FindingsExtensions.Each)}.");

    /// <summary>Describes each finding of the update, like <see cref="Describe"/>; for a correction, also whether it was applied.</summary>
    /// <param name="update">The result of a report.</param>
    /// <param name="culture">The language; English by default.</param>
    public ImmutableArray<string> DescribeUpdate(in OrderUpdate update, CultureInfo? culture = null)
    {
        string correction = update.CorrectionApplied == true ? "Finding.Correction.Applied" : "Finding.Correction.NotApplied";
        return [.. update.Findings.Each().Select(finding =>
            finding == Findings.Correction ? Text(correction, culture ?? CultureInfo.InvariantCulture) : DescribeFinding(finding, culture))];
    }

    // A suffix of the text's name; empty for the general text. The text must agree with the count and the money.
    private static string VariantOf(OrderState order, Findings findings) => order.Status switch
    {
        _ when order.Submission?.Status == SubmissionStatus.Queued && findings.HasFlag(Findings.NotPlaced) => "NotPlaced",
        _ when !order.IsPlaced => "Submission",
        _ when !order.IsFinal && findings.AreUndecided() => "Held",
        OrderStatus.Processing when findings.HasFlag(Findings.StuckInProcessing) => "Stuck",
        OrderStatus.Processing or OrderStatus.Pending when order.Delivered > 0 => "Delivering",
        OrderStatus.InProgress when order.Delivered > 0 => "Count",
        OrderStatus.Completed when order.Delivered is null => "Unknown",
        OrderStatus.Completed when order.Delivered < order.Quantity => "Count",
        OrderStatus.Canceled when order.CancelCause == CancelCause.OrderIssue => "OrderIssue",
        OrderStatus.Canceled when order.Delivered >= order.Quantity => "Delivered",
        OrderStatus.Canceled when order.CancelCause == CancelCause.ServerDowntime => "ServerDowntime",
        OrderStatus.Canceled when order.Delivered > 0 => "Delivered",
        OrderStatus.Partial when order.Delivered >= order.Quantity => "Full",
        OrderStatus.Partial when order.Delivered > 0 => "Count",
        _ => "",
    };

    private string Meaning(OrderState order, string variant, string threshold, CultureInfo language) => variant switch
    {
        "" => Text($"Meaning.{order.Status}", language),
        "NotPlaced" => Text("Submission.Queued.NotPlaced", language, threshold),
        "Submission" => DescribeSubmission(order.Submission!.Status, language),
        "Held" => Text("Meaning.Held", language),
        "Stuck" => Text("Meaning.Processing.Stuck", language, threshold),
        "OrderIssue" when order.Delivered > 0 => Text("Meaning.Canceled.Delivered", language, order.Delivered, order.Quantity),
        _ => Text($"Meaning.{order.Status}.{variant}", language, order.Delivered, order.Quantity),
    };

    private string Advice(OrderState order, Findings findings, string variant, string threshold, CultureInfo language) => variant switch
    {
        "NotPlaced" => Text("Advice.Processing.Stuck", language),
        "Submission" => Text(
            order.Submission!.Status is SubmissionStatus.Refused or SubmissionStatus.Withdrawn ? $"Advice.Submission.{order.Submission.Status}" : "Advice.Submission.Waiting",
            language),
        "Held" => Text("Advice.Held", language),
        _ when !order.IsFinal && findings.HasFlag(Findings.Late) => Text("Advice.Late", language),
        _ when order.Status == OrderStatus.Completed && variant != "" => Text("Advice.Completed.Count", language),
        "" or "Count" or "Delivering" => Text($"Advice.{order.Status}", language, threshold),
        _ => Text($"Advice.{order.Status}.{variant}", language),
    };

    private string? MoneyOf(OrderState order, CultureInfo language)
    {
        if (order.Refunded == 0)
        {
            return null;
        }

        string refunded = Amount(order.Refunded, language);
        bool partOfIt = order.Delivered > 0 && order.Delivered < order.Quantity && order.Kept > 0;
        return order.Status switch
        {
            OrderStatus.Canceled when order.Kept == 0 => Text("Money.Canceled.Full", language, refunded),
            OrderStatus.Canceled or OrderStatus.Partial when partOfIt => Text("Money.Partial.Amount", language, refunded, Amount(order.Kept, language)),
            _ => Text("Money.Amount", language, refunded),
        };
    }

    private string Amount(decimal amount, CultureInfo language) => Money?.Format(amount, _refunds, language) ?? _refunds.Format(amount, language);

    // Every unit is written out: a threshold of 90 s is not 1 min.
    private string Duration(TimeSpan span, CultureInfo language)
    {
        List<string> parts = [];
        Add("Duration.Hours", span.Ticks / TimeSpan.TicksPerHour);
        Add("Duration.Minutes", span.Minutes);
        Add("Duration.Seconds", span.Ticks % TimeSpan.TicksPerMinute / (decimal)TimeSpan.TicksPerSecond);
        return string.Join(' ', parts);

        void Add(string name, decimal count)
        {
            if (count > 0)
            {
                parts.Add(Text(name, language, count));
            }
        }
    }

    private string Text(string name, CultureInfo language, params ReadOnlySpan<object?> values) =>
        string.Format(language, Texts.Find(name, language), values);
}
