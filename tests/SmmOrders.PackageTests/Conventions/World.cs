using System.IO.Enumeration;

namespace SmmOrders.PackageTests;

internal static class World
{
    private static readonly string[] Namespaces = ["System.IO.", "System.Net.", "System.Runtime.CompilerServices.Async", "Microsoft.Extensions.Logging."];

    private static readonly string[] Types =
        ["System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "System.Console", "System.Threading.Thread", "System.Threading.Timer"];

    private static readonly string[] Members =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow",
        "Environment.get_TickCount", "Environment.get_TickCount64", "Guid.NewGuid", "Guid.CreateVersion7",
    ];

    public static IEnumerable<string> Touched(Subject subject) => subject.UsedTypes()
        .Where(type => Types.Contains(type) || Namespaces.Any(name => type.StartsWith(name, StringComparison.Ordinal)))
        .Concat(subject.UsedMembers().Select(member => $"{member.DeclaringType?.Name}.{member.Name}").Where(Members.Contains))
        .Concat(Shapes.Awaited(subject));

    public static IEnumerable<string> ForeignAssemblies(Subject subject)
    {
        string[] allowed = Product.All.FirstOrDefault(product => product.Id == subject.Assembly.GetName().Name)?.MayUse ?? [];
        return subject.Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !allowed.Append("System.*").Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false)));
    }
}
