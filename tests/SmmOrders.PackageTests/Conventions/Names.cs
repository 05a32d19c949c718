namespace SmmOrders.PackageTests;

internal static class Names
{
    public static IEnumerable<string> InTheTrap(Subject subject) => subject.Types
        .Where(type => type.Namespace is { } name && (name == "OrderStatus" || name.StartsWith("OrderStatus.", StringComparison.Ordinal)))
        .Select(type => type.FullName!);

    public static IEnumerable<string> SegmentsThatAreTypes(Subject subject)
    {
        HashSet<string> types = [.. subject.PublicTypes.Concat(Product.All.SelectMany(product => Subject.Of(product.Id).PublicTypes)).Select(type => type.Name)];
        return subject.Types
            .SelectMany(type => type.Namespace?.Split('.') ?? [])
            .Where(types.Contains);
    }
}
