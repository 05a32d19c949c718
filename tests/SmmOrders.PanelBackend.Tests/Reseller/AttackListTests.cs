using System.Reflection;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The README's list of attacks and the tests are the same list.</summary>
public sealed class AttackListTests
{
    /// <summary>The trait that names the attack of a test on the pages.</summary>
    internal const string Attack = "Attack";

    [Fact]
    public void Every_attack_of_the_list_has_its_test_and_every_test_stands_in_the_list()
    {
        IEnumerable<string> onPages = typeof(AttackListTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>()).Where(trait => trait.Name == Attack).Select(trait => trait.Value).Distinct();

        Assert.NotEmpty(AttackList.All);
        Assert.Equal(ApiAttacks.All.Keys.Concat(onPages).Order(StringComparer.Ordinal), AttackList.All.Keys.Order(StringComparer.Ordinal));
    }
}
