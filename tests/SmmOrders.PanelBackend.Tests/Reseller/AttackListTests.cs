using System.Reflection;
using System.Text.RegularExpressions;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The README's list of attacks and the tests are the same list.</summary>
public sealed partial class AttackListTests
{
    /// <summary>The trait that names the attack of a test on the pages.</summary>
    internal const string Attack = "Attack";

    [Fact]
    public void Every_attack_of_the_list_has_its_test_and_every_test_stands_in_the_list()
    {
        using var readme = new StreamReader(typeof(AttackListTests).Assembly.GetManifestResourceStream("README.md")!);
        string[] listed = [.. Row().Matches(readme.ReadToEnd().Split("## Attacks")[1].Split("\n## ")[0]).Select(row => row.Groups[1].Value)];
        IEnumerable<string> onPages = typeof(AttackListTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>()).Where(trait => trait.Name == Attack).Select(trait => trait.Value);

        Assert.NotEmpty(listed);
        Assert.Equal(ApiAttacks.All.Keys.Concat(onPages).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    // The rows below the table's head.
    [GeneratedRegex(@"^\| (?!attack|-)(.+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
