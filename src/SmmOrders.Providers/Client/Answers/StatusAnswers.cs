using System.Collections.Immutable;
using System.Text;

namespace SmmOrders.Providers;

/// <summary>What the reader makes of answers to <c>action=status</c>, as results.</summary>
internal static class StatusAnswers
{
    internal static ProviderResult<ProviderAnswer> Read(byte[] body, string orderId, ProviderSetup setup)
    {
        ProviderResult<ProviderAnswer> result = ResultOf(setup.Reader.Read(body), setup);
        return result.IsSuccess && NamesAnother(body, orderId, setup)
            ? new(ActionAnswer.Malformed("the answer says that it is for another order"))
            : result;
    }

    internal static ProviderResult<ProviderAnswer>[] ReadMany(byte[] body, ImmutableArray<string> orderIds, ProviderSetup setup)
    {
        var answers = new ProviderAnswer[orderIds.Length];
        setup.Reader.ReadMany(body, orderIds.AsSpan(), answers);
        return Array.ConvertAll(answers, answer => ResultOf(answer, setup));
    }

    // An answer about a single order need not name it; one that does has to name the right one.
    private static bool NamesAnother(byte[] body, string orderId, ProviderSetup setup)
    {
        if (ActionAnswer.Open(body, setup, out WireValue answer) is not null)
        {
            return false;
        }

        WireValue named = new WireObject(ActionAnswer.OutOfEnvelope(answer)).Find("order"u8);
        return named.IsWord && !Ascii.Equals(WireValue.Trim(named.Text), orderId);
    }

    // A word that is in no vocabulary is an answer: the order's update tells that a person should look.
    private static ProviderResult<ProviderAnswer> ResultOf(ProviderAnswer answer, ProviderSetup setup) => answer.Report.Kind switch
    {
        ReportKind.ProviderError => new(new ProviderFailure(ProviderFailureKind.ProviderError, answer.Report.Detail ?? "")),
        ReportKind.NotReported => new(new ProviderFailure(ProviderFailureKind.NotReported, "the answer does not have it")),
        ReportKind.Malformed => new(new ProviderFailure(ProviderFailureKind.Malformed, answer.Report.Detail ?? "")),
        _ => new(setup.Redactor.Clean(answer)),
    };
}
