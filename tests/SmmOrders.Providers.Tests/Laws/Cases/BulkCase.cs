using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A bulk answer in any form: a map or an array, in an envelope or not, in any order, with orders that nobody asked for.</summary>
/// <param name="Items">What is said of each order that was asked for.</param>
/// <param name="Seed">All else hangs on it.</param>
internal sealed record BulkCase(ImmutableArray<BulkItem> Items, int Seed)
{
    public static Arbitrary<BulkCase> Arbitrary { get; } = Arb.From(
        from items in BulkItem.Gen.ListOf().Resize(16).Where(items => items.Count > 0)
        from seed in Gen.Choose(0, int.MaxValue)
        select new BulkCase([.. items], seed),
        Shrink);

    /// <summary>The ids that were asked for, as many as there are items.</summary>
    public string[] OrderIds => Ids(new Dice(Seed));

    public ProviderAnswer[] Expected => [.. Items.Select(item => item.Expected)];

    public string Json => Write();

    /// <summary>The same answer, with another item at a place.</summary>
    public BulkCase With(int index, BulkItem item) => this with { Items = Items.SetItem(index, item) };

    public override string ToString() => $"{string.Join(',', OrderIds)} in {Json}";

    private static IEnumerable<BulkCase> Shrink(BulkCase @case) =>
        Enumerable.Range(0, @case.Items.Length).Where(_ => @case.Items.Length > 1).Select(index => @case with { Items = @case.Items.RemoveAt(index) });

    private string[] Ids(Dice dice)
    {
        string stem = dice.Of("", "0", "A-", "№", "a b ");
        return [.. Enumerable.Range(dice.Below(100_000), Items.Length).Select(number => stem + number)];
    }

    private string Write()
    {
        var dice = new Dice(Seed);
        string[] ids = Ids(dice);
        bool isArray = dice.Maybe(4) && Items.All(item => item.IsObject);
        List<(string Id, string Json)> items =
        [
            .. ids.Zip(Items).Where(entry => entry.Second.Json is not null).Select(entry => (entry.First, entry.Second.Json!)),
            .. Enumerable.Range(0, dice.Below(3)).Select(number => ($"other{number}", dice.Of("{\"status\":\"Canceled\"}", "{\"error\":\"x\"}", "{}"))),
        ];
        (string Id, string Json)[] shuffled = [.. items];
        if (dice.Maybe())
        {
            dice.Shuffle(shuffled.AsSpan());
        }

        string all = isArray
            ? $"[{string.Join(',', shuffled.Select(item => Named(dice, item.Id, item.Json)))}]"
            : Laws.Json.Object(dice, shuffled.Select(item => (Laws.Json.Text(dice, item.Id), item.Json)));
        return dice.Below(4) switch
        {
            // One that was asked for alone is answered like a single one: an envelope without it is a yes without a status.
            0 when Items is not [{ Json: null }] => Laws.Json.Object(dice, [("\"status\"", dice.Of("true", "\"success\"")), (Laws.Json.Key(dice, "data"), all)]),
            _ => all,
        };
    }

    // In an array an order names itself.
    private static string Named(Dice dice, string id, string json)
    {
        string members = json.Trim()[1..].TrimStart();
        return $"{{{Laws.Json.Key(dice, dice.Of("order", "order_id", "id"))}:{Laws.Json.Text(dice, id)}{(members == "}" ? "" : ",")}{members}";
    }
}
