namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The library as it is.</summary>
internal sealed class LibraryReading(bool isStrict = false) : IAnswerReading
{
    private static readonly ActionReaders Actions = new(new(), new(new("k3y-0123456789")));

    private readonly ProviderAnswerReader _reader = isStrict ? ProviderAnswerReader.Strict : ProviderAnswerReader.Default;

    public ProviderAnswer Read(byte[] body) => _reader.Read(body);

    public ProviderAnswer[] ReadMany(byte[] body, params string[] orderIds)
    {
        var answers = new ProviderAnswer[orderIds.Length];
        _reader.ReadMany(body, orderIds, answers);
        return answers;
    }

    public Finding[] Ask(Question question, byte[] body) => question.Action switch
    {
        ProviderAction.Status when question.IsBulk => [.. ReadMany(body, [.. question.Ids]).Select(Finding.Of)],
        ProviderAction.Status => [Finding.Of(_reader.Read(body, question.Ids[0]))],
        ProviderAction.Add => [Finding.Of(Actions.Placement(body), id => id)],
        ProviderAction.Balance => [Finding.Of(Actions.Balance(body), balance => balance.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        ProviderAction.Services => [Finding.Of(Actions.Services(body), catalog => string.Join(',', catalog.Services.Select(service => service.Id)))],
        ProviderAction.Refill => [.. Actions.Refills(body, question.Ids).Select(result => Finding.Of(result, refill => refill.RefillId))],
        ProviderAction.RefillStatus when question.IsBulk => [.. Actions.RefillStatuses(body, question.Ids).Select(result => Finding.Of(result, report => report.Word))],
        ProviderAction.RefillStatus => [Finding.Of(Actions.RefillStatus(body, question.Ids[0]), report => report.Word)],
        _ => [.. Actions.Cancels(body, question.Ids).Select(result => Finding.Of(result, cancel => cancel.RequestId ?? ""))],
    };

    public IAnswerReading Strict() => new LibraryReading(isStrict: true);
}
