using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>What the reader makes of answers to <c>action=status</c>, as results.</summary>
internal static class StatusAnswers
{
    internal static ProviderResult<ProviderAnswer> Read(byte[] body, string orderId, ProviderSetup setup)
    {
        ProviderResult<ProviderAnswer> result = ResultOf(setup.Reader.Read(body), setup);
        return result.IsSuccess && ActionAnswer.Open(body, setup, out WireValue answer) is null
            && ActionAnswer.OfAnother(ActionAnswer.OutOfEnvelope(answer), "order"u8, orderId) is { } fault ? new(fault) : result;
    }

    internal static ProviderResult<ProviderAnswer>[] ReadMany(byte[] body, ImmutableArray<string> orderIds, ProviderSetup setup)
    {
        var answers = new ProviderAnswer[orderIds.Length];
        setup.Reader.ReadMany(body, orderIds.AsSpan(), answers);
        return Array.ConvertAll(answers, answer => ResultOf(answer, setup));
    }

    // A word that is in no vocabulary is an answer: the order's update tells that a person should look.
    private static ProviderResult<ProviderAnswer> ResultOf(ProviderAnswer answer, ProviderSetup setup) => answer.Report.Kind switch
    {
        ReportKind.ProviderError => new(new ProviderFailure(ProviderFailureKind.ProviderError, answer.Report.Detail!)),
        ReportKind.NotReported => new(new ProviderFailure(ProviderFailureKind.NotReported, "the answer does not have it")),
        ReportKind.Malformed => new(new ProviderFailure(ProviderFailureKind.Malformed, answer.Report.Detail!)),
        _ => new(setup.Redactor.Clean(answer)),
    };
}
