using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>An answer with something odd in it, for the strict reader and the usual one.</summary>
internal sealed record Strictness(string Json)
{
    private static readonly string[] Oddities =
    [
        "", "\"ERROR\":\"No.\"", "\"error\":null", "\"error\":0", "\"Status\":\"Canceled\"", "\"Order_Status\":\"Canceled\"", "\"order_status\":\"Completed\"",
        "\"success\":false", "\"SUCCESS\":0", "\"data\":{\"status\":\"Canceled\"}", "\"data\":[]", "\"data\":{\"error\":\"No.\"}", "\"Remains\":\"0\"", "\"remains\":\"+5\"",
    ];

    public static Arbitrary<Strictness> Arbitrary { get; } = Arb.From(
        from dialect in Dialect.Gen
        from oddity in Gen.Elements(Oddities)
        select new Strictness(Insert(dialect.Json, oddity)));

    private static string Insert(string json, string member) => member.Length == 0 ? json : $"{json.Trim()[..^1]},{member}}}";
}
