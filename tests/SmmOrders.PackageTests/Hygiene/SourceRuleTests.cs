namespace SmmOrders.PackageTests;

public sealed class SourceRuleTests
{
    public static TheoryData<string> Rules { get; } = [.. SourceRule.All.Select(rule => rule.Sentence)];

    public static TheoryData<string, string> Broken { get; } = [.. SourceRule.All.SelectMany(rule => rule.Broken.Select(text => (rule.Sentence, text)))];

    public static TheoryData<string, string> Kept { get; } = [.. SourceRule.All.SelectMany(rule => rule.Kept.Select(text => (rule.Sentence, text)))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_sources_keep_the_rule(string sentence)
    {
        SourceRule rule = Find(sentence);
        string[] files = [.. Repository.Files().Where(rule.Reads).Where(file => !file.EndsWith("/SourceRule.cs", StringComparison.Ordinal))];

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => rule.Offenders(Repository.Read(file)).Select(offender => $"{file}:{offender}")));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_the_rule_is_caught(string sentence, string text) => Assert.NotEmpty(Find(sentence).Offenders(text));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_keeps_the_rule_passes(string sentence, string text) => Assert.Empty(Find(sentence).Offenders(text));

    [Fact]
    public void Only_the_solution_is_named_OrderStatus() => Assert.Equal(["OrderStatus.sln"], NamedOrderStatus(Repository.Files()));

    [Theory]
    [InlineData("src/OrderStatus.Web/Page.cs")]
    [InlineData("src/OrderStatus/Page.cs")]
    [InlineData("samples/OrderStatus.Demo.csproj")]
    public void Another_file_or_folder_of_that_name_is_caught(string file) => Assert.Equal([file], NamedOrderStatus([file, "src/SmmOrders/Lifecycle/OrderStatus.cs"]));

    // The type of that name is what the rule is for.
    private static IEnumerable<string> NamedOrderStatus(IEnumerable<string> files) => files
        .Where(file => !file.EndsWith("/OrderStatus.cs", StringComparison.Ordinal))
        .Where(file => file.Split('/').Any(part => part.Split('.')[0] == "OrderStatus"));

    private static SourceRule Find(string sentence) => SourceRule.All.Single(rule => rule.Sentence == sentence);
}
