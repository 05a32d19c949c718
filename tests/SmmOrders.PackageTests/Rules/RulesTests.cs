using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>Who meets a citation of a rule finds the rule, and what the page of the rules names is there.</summary>
public sealed class RulesTests(PackedRepository packed) : PackedTests(packed)
{
    public static TheoryData<string> Ids => Product.Ids;

    [Fact]
    public void The_page_has_every_number_once() => Assert.Equal(
        [
            "section 1", .. Enumerable.Range(1, 15).Select(rule => $"S{rule}"),
            "section 2", .. Enumerable.Range(1, 10).Select(law => $"law {law}"),
            "section 3",
            "section 4",
            "section 5", .. Enumerable.Range(1, 12).Select(fact => $"section 5.{fact}"),
            "section 6",
            "section 7",
            "section 8",
        ],
        RulesPage.Numbers);

    [Fact]
    public void Every_citation_in_the_sources_is_of_a_rule_that_the_page_has()
    {
        (string File, string Text)[] sources = [.. Repository.Files()
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal))
            .Where(file => file != RulesPage.File && !file.EndsWith("/RulesTests.cs", StringComparison.Ordinal))
            .Select(file => (file, Repository.Read(file)))];

        Assert.Contains(sources, source => RulesPage.Cited(source.Text).Any());
        Assert.Empty(sources.SelectMany(source => RulesPage.Faults(source.Text).Select(fault => $"{source.File}: {fault}")));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_citation_in_the_packaged_documentation_is_of_a_rule_that_the_page_has(string id)
    {
        var documentation = XDocument.Load(new MemoryStream(Packed.Open(id).Files[$"lib/net10.0/{id}.xml"]));

        Assert.Empty(RulesPage.Faults(documentation.Root!.Value));
        Assert.Equal(id is not ("SmmOrders.Providers.Testing" or "SmmOrders.Testing"), RulesPage.Cited(documentation.Root!.Value).Any());
    }

    [Theory]
    [InlineData("/// <summary>Refunded twice (domain rule S16).</summary>", "S16")]
    [InlineData("Domain rules S2 to S16.", "S16")]
    [InlineData("As domain\n    /// rules S1, S20 and S2 say.", "S20")]
    [InlineData("(domain rules, section 9)", "section 9")]
    [InlineData("(domain rules, section 5.13)", "section 5.13")]
    [InlineData("(domain rules,\n    // section 4.1)", "section 4.1")]
    [InlineData("Law 11 of the domain rules.", "Law 11")]
    [InlineData("public void S16_A_refund_is_paid_twice() { }", "S16")]
    [InlineData("(rule S14)", "S14")]
    [InlineData("Canceled (S14).", "S14")]
    [InlineData("By section 5.8 of the founding document.", "section 5.8")]
    [InlineData("(domain rules, law 1)", "law 1")]
    public void A_citation_that_leads_nowhere_is_caught(string text, string what) =>
        Assert.StartsWith($"{what} ", Assert.Single(RulesPage.Faults(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("/// <summary>Canceled (domain rule S14).</summary>", "S14")]
    [InlineData("Domain rules S2 to S4.", "S2", "S4")]
    [InlineData("As domain\n    /// rules S1, S3 and S2 say.", "S1", "S3", "S2")]
    [InlineData("The table of domain rules, section 2. The spellings (domain rules, section 5.6).", "section 2", "section 5.6")]
    [InlineData("(law 1 of the domain\n    /// rules)", "law 1")]
    [InlineData("public void S15_Check_that_you_made_no_mistake() { }", "S15")]
    [InlineData("SHA1, AS2 and S3Client are no rules.")]
    public void A_citation_of_a_rule_passes(string text, params string[] cited)
    {
        Assert.Equal(cited, RulesPage.Cited(text));
        Assert.Empty(RulesPage.Faults(text));
    }

    [Fact]
    public void What_the_page_mentions_of_itself_is_there()
    {
        Assert.Empty(RulesPage.LostMentions(RulesPage.Text));
        Assert.Equal(["S16", "section 9", "law 0"], RulesPage.LostMentions("As S15 and S16 (section 9, law 0 and law 8)"));
    }

    [Theory]
    [InlineData("tests/SmmOrders.Tests/Guide/CustomerRulesTests.cs", "S")]
    [InlineData("tests/SmmOrders.Tests/Laws/LawsOfReportsTests.cs", "law ")]
    public void Every_rule_for_customers_and_every_law_has_a_test(string tests, string kind)
    {
        IEnumerable<string> tested = Regex.Matches(Repository.Read(tests), @"void (S\d+)_|(?i:(law \d+)) of the domain rules\.</summary>\s+\[Law\]")
            .Select(test => (test.Groups[1].Value + test.Groups[2].Value).Replace('L', 'l'));

        Assert.Equal(RulesPage.Numbers.Where(number => number.StartsWith(kind, StringComparison.Ordinal)), tested.Distinct());
    }

    [Fact]
    public void The_six_statuses_of_the_page_are_those_of_the_library()
    {
        string row = RulesPage.Text.Split('\n').Single(line => line.StartsWith("| S1 |", StringComparison.Ordinal));

        Assert.Equal(Enum.GetNames<OrderStatus>(), Names(row));
    }

    [Fact]
    public void Every_name_on_the_page_is_public()
    {
        HashSet<string> known = [.. Product.All
            .SelectMany(product => PackagedAssembly.PublicSymbols(PackagedAssembly.Of(Packed, product.Id)))
            .SelectMany(symbol => new[] { symbol.Name, $"{symbol.ContainingType?.Name}.{symbol.Name}" })];

        Assert.Empty(Names(RulesPage.Text).Except(known));
        Assert.Equal(["Expired", "OrderStatus.Refunded"], Names("`Late`, `Expired`, `OrderStatus.Refunded`, `OrderLifecycle.WithCorrections()`").Except(known));
    }

    [Fact]
    public void The_page_is_in_the_package_and_the_README_leads_to_it()
    {
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, RulesPage.File)), Packed.Open("SmmOrders").Files["RULES.md"]);
        Assert.Contains($"]({RulesPage.File})", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string markdown) =>
        Regex.Matches(markdown, @"`([A-Z]\w*(?:\.[A-Z]\w*)?)(?:\(\))?`").Select(name => name.Groups[1].Value);
}
