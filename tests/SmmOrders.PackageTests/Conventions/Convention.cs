namespace SmmOrders.PackageTests;

/// <summary>
/// A rule of the house: where it holds, what breaks it, and a few lines for each way to break it that it must catch.
/// </summary>
internal sealed record Convention(string Sentence, Func<Subject, IEnumerable<string>> Offenders, string[] Plants)
{
    /// <summary>The products that the rule is for.</summary>
    public IEnumerable<Product> Products { get; init; } = Product.All;

    /// <summary>What breaks the rule and may, by the beginning of its name; the reason stands beside it.</summary>
    public string[] Exempt { get; init; } = [];

    public override string ToString() => Sentence;
}
