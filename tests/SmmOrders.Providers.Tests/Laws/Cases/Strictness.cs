using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>An answer with something odd in it, and two readers of which one forgives less.</summary>
internal sealed record Strictness(string Json, ProviderLeniencies Less, ProviderLeniencies More)
{
    private static readonly string[] Oddities =
    [
        "", "\"ERROR\":\"No.\"", "\"error\":null", "\"error\":0", "\"Status\":\"Canceled\"", "\"Order_Status\":\"Canceled\"", "\"order_status\":\"Completed\"",
        "\"success\":false", "\"SUCCESS\":0", "\"data\":{\"status\":\"Canceled\"}", "\"data\":[]", "\"data\":{\"error\":\"No.\"}", "\"Remains\":\"0\"", "\"remains\":\"+5\"",
    ];

    public static Arbitrary<Strictness> Arbitrary { get; } = Arb.From(
        from dialect in Dialect.Gen
        from oddity in Gen.Elements(Oddities)
        from less in Gen.Choose(0, (int)ProviderLeniencies.All)
        from more in Gen.Choose(0, (int)ProviderLeniencies.All)
        select new Strictness(Insert(dialect.Json, oddity), (ProviderLeniencies)(less & more), (ProviderLeniencies)more));

    private static string Insert(string json, string member) => member.Length == 0 ? json : $"{json.Trim()[..^1]},{member}}}";
}
