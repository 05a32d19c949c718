using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What a bulk answer has under one id, and what is to be read from it.</summary>
/// <param name="Json">The JSON; <see langword="null"/> where the order is absent.</param>
/// <param name="Expected">What is to be read.</param>
internal sealed record BulkItem(string? Json, ProviderAnswer Expected)
{
    /// <summary>Items of every kind: an order in any dialect, an error, an unknown word, nonsense, nothing.</summary>
    public static Gen<BulkItem> Gen { get; } = FsCheck.Fluent.Gen.Frequency(
        (6, Dialect.Gen.Select(dialect => new BulkItem(dialect.Json, dialect.Saying.ToAnswer()))),
        (1, FsCheck.Fluent.Gen.Elements("Incorrect order ID", "Not yours", "x").Select(Error)),
        (1, UnknownWord.Gen.Select(unknown => new BulkItem($"{{\"status\":{unknown.Json},\"remains\":\"0\"}}", new(StatusReport.UnknownStatus(unknown.Word))))),
        (1, FsCheck.Fluent.Gen.Elements(
            new BulkItem(null, new(StatusReport.NotReported())),
            new BulkItem("null", new(StatusReport.NotReported())),
            new BulkItem("\"Incorrect order ID\"", new(StatusReport.ProviderError("Incorrect order ID"))),
            new BulkItem("{\"status\":\"success\"}", new(StatusReport.Malformed("a yes, but no status"))),
            new BulkItem("{}", new(StatusReport.Malformed("no status"))),
            new BulkItem("[]", new(StatusReport.Malformed("an array, not an object"))),
            new BulkItem("false", new(StatusReport.Malformed("a bare number or boolean, not an object"))))));

    /// <summary>Whether it can stand in an array, where an order names itself.</summary>
    public bool IsObject => Json is null or ['{', _, ..];

    private static BulkItem Error(string text) => new($"{{\"error\":\"{text}\"}}", new(StatusReport.ProviderError(text)));
}
