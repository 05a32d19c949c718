using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SmmOrders.PackageTests;

/// <summary>The assembly inside a package, as the compiler of a user's project sees it.</summary>
internal static class PackagedAssembly
{
    // Everything but our own build of the products.
    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => !Path.GetFileName(file).StartsWith("SmmOrders", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static IAssemblySymbol Of(PackedRepository packed, string id) => Of(packed.Open(id).Files[$"lib/net10.0/{id}.dll"]);

    public static IAssemblySymbol Of(byte[] assembly)
    {
        PortableExecutableReference reference = MetadataReference.CreateFromImage(assembly);
        var compilation = CSharpCompilation.Create("User", references: [reference, .. Framework]);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }

    /// <summary>Every symbol that a user can name or inherit, with its documentation id, and without what the compiler made itself.</summary>
    public static IEnumerable<ISymbol> PublicSymbols(IAssemblySymbol assembly) => Types(assembly.GlobalNamespace)
        .SelectMany(type => type.GetMembers().Prepend(type))
        .Where(IsVisible)
        .Where(IsWritten);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(symbol => symbol is not INamedTypeSymbol type || IsVisible(type))
        .SelectMany(symbol => symbol is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(symbol));

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    // Accessors are documented with their property, and a constructor without parameters with its type.
    private static bool IsWritten(ISymbol symbol) =>
        !symbol.GetAttributes().Any(attribute => attribute.AttributeClass!.Name == "CompilerGeneratedAttribute")
        && symbol is not IMethodSymbol { AssociatedSymbol: not null }
        && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true };
}
