namespace SmmOrders.PackageTests;

public sealed class PackageRuleTests(PackedRepository packed) : PackedTests(packed)
{
    public static TheoryData<string, string> Kept { get; } =
        [.. PackageRule.All.SelectMany(rule => Product.All.Select(product => (rule.Sentence, product.Id)))];

    public static TheoryData<string, int> Broken { get; } =
        [.. PackageRule.All.SelectMany(rule => Enumerable.Range(0, rule.Plants.Length).Select(plant => (rule.Sentence, plant)))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void The_package_keeps_the_rule(string sentence, string id) => Find(sentence).Check(Packed.Open(id), Product.Of(id), Packed);

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_package_that_breaks_the_rule_is_caught(string sentence, int plant)
    {
        const string Id = "SmmOrders";
        PackageRule rule = Find(sentence);
        Package broken = rule.Plants[plant](Packed.Open(Id));

        _ = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => rule.Check(broken, Product.Of(Id), Packed));
    }

    private static PackageRule Find(string sentence) => PackageRule.All.Single(rule => rule.Sentence == sentence);
}
