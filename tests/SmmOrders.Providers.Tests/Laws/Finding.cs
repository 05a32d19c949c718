namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What was read for one thing that was asked about, the same for all actions.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The thing as a text, or the words.</param>
/// <param name="Marker">What tells where in the answer the thing stood; empty where it has nothing of the kind.</param>
internal sealed record Finding(FindingKind Kind, string Text, string Marker = "")
{
    /// <summary>Without the words about what is broken, which may quote the answer.</summary>
    public Finding Told() => Kind == FindingKind.Broken ? this with { Text = "" } : this;

    public static Finding Of(ProviderAnswer answer) => answer.Report.Kind switch
    {
        ReportKind.Status or ReportKind.UnknownStatus => new(FindingKind.Thing, TextOf(answer), answer.StartCount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
        ReportKind.ProviderError => new(FindingKind.No, answer.Report.Detail!),
        ReportKind.NotReported => new(FindingKind.Absent, ""),
        _ => new(FindingKind.Broken, answer.Report.Detail!),
    };

    public static Finding Of<T>(ProviderResult<T> result, Func<T, string> marker)
        where T : notnull => result.Failure switch
        {
            null => new(FindingKind.Thing, result.GetValue().ToString()!, marker(result.GetValue())),
            { Kind: ProviderFailureKind.NotReported } => new(FindingKind.Absent, ""),
            { Kind: ProviderFailureKind.Malformed } broken => new(FindingKind.Broken, broken.Detail),
            var no => new(FindingKind.No, no.Detail),
        };

    // A charge of 1.10 is one of 1.1.
    private static string TextOf(ProviderAnswer answer) =>
        new ProviderAnswer(answer.Report, answer.StartCount, answer.Charge / 1.0000000000000000000000000000m, answer.Currency, answer.Parent).ToString();
}

internal enum FindingKind
{
    Thing = 1,
    No,
    Absent,
    Broken,
}
