using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>
/// An answer that says one thing of each that was asked about, in any container that providers use, with right names. What is to be
/// found is known.
/// </summary>
/// <param name="Seed">All but the orders hangs on it.</param>
/// <param name="Orders">What is said of an order, where statuses are asked for.</param>
internal sealed record PlainAnswer(int Seed, ImmutableArray<BulkItem> Orders)
{
    private static readonly Finding No = new(FindingKind.No, "Incorrect order ID");

    public static Arbitrary<PlainAnswer> Arbitrary { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from orders in Dialect.Gen.Select(dialect => new BulkItem(dialect.Json, dialect.Saying.ToAnswer())).ArrayOf(4)
        select new PlainAnswer(seed, [.. orders]));

    public Question Question => Write().Question;

    public (Question Question, string Json, ImmutableArray<Finding> Expected) Write()
    {
        var dice = new Dice(Seed);
        Question question = Question.Any(dice);
        (string Json, Finding Expected)[] items = [.. Enumerable.Range(0, Math.Max(1, question.Ids.Length)).Select(i => Content(dice, question, i))];
        var containers = new Containers(question, dice);
        return (
            question,
            question.IsAboutOne ? containers.AroundOne(items[0].Json) : containers.AroundMany([.. items.Select(item => item.Json)]),
            [.. items.Select(item => item.Expected)]);
    }

    public override string ToString() => $"{Question.Action} {string.Join(',', Question.Ids)} in {Write().Json}";

    private (string Json, Finding Expected) Content(Dice dice, Question question, int index)
    {
        string marker = (100_001 + index).ToString(CultureInfo.InvariantCulture), id = question.Ids.IsEmpty ? "" : question.Ids[index];
        return dice.Maybe(5) ? (dice.Of("{\"error\":\"Incorrect order ID\"}", "{\"status\":\"fail\",\"message\":\"Incorrect order ID\"}", "{\"success\":0,\"msg\":\"Incorrect order ID\"}"), No)
            : question.Action switch
            {
                ProviderAction.Status => (Orders[index].Json!.Trim(), Finding.Of(Orders[index].Expected)),
                ProviderAction.Add => ($"{{\"order\":{marker}}}", Thing(marker, marker)),
                ProviderAction.Balance => ($"{{\"balance\":\"{marker}\"}}", Thing(marker, marker)),
                ProviderAction.Services => ($"{{\"services\":[{{\"service\":{marker}}}]}}", Thing("", marker)),
                ProviderAction.Refill => ($"{{\"refill\":{marker}}}", Thing($"RefillAcknowledgement {{ OrderId = {id}, RefillId = {marker} }}", marker)),
                ProviderAction.RefillStatus => ("{\"status\":\"Completed\"}", Thing("RefillReport { Status = Completed, Word = Completed }", "Completed")),
                _ => ($"{{\"cancel\":{marker}}}", Thing($"CancelAcknowledgement {{ OrderId = {id}, RequestId = {marker} }}", marker)),
            };
    }

    private static Finding Thing(string text, string marker) => new(FindingKind.Thing, text, marker);
}
