namespace SmmOrders.Providers.Testing.Tests;

/// <summary>The dialects of the package, by name.</summary>
internal static class Known
{
    public static IEnumerable<ProviderDialect> Dialects => ProviderDialect.All.Union(ProviderDialect.Families);

    public static ProviderDialect Find(string name) => Dialects.Single(dialect => dialect.Name == name);
}
