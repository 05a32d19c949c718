using System.Collections.Concurrent;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SmmOrders.PackageTests;

/// <summary>Compiles a few lines that break a convention.</summary>
internal static class Planted
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    // What refers to the same assemblies under the same name resolves them once.
    private static readonly ConcurrentDictionary<string, CSharpCompilation> Empty = new(StringComparer.Ordinal);

    /// <summary>Compiles them as an assembly of that name: what holds for a product alone goes by its name.</summary>
    public static Subject Compile(string source, string name = "Planted")
    {
        byte[] image = Image(source, new(OutputKind.DynamicallyLinkedLibrary), name);
        return new Subject(new AssemblyLoadContext(name, isCollectible: true).LoadFromStream(new MemoryStream(image)), image, null);
    }

    public static byte[] Image(string source, CSharpCompilationOptions options, string name = "Planted") => Emit(Empty
        .GetOrAdd(name, _ => CSharpCompilation.Create(name, references: References.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != name)))
        .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source))
        .WithOptions(options)).Image;

    /// <summary>An assembly and its symbols, made of a source with that path.</summary>
    public static (byte[] Image, byte[] Symbols) WithSymbols(string path) => Emit(CSharpCompilation.Create(
        "Planted",
        [CSharpSyntaxTree.ParseText("class Page { static void Turn() { } }", path: path, encoding: Encoding.UTF8)],
        References,
        new(OutputKind.DynamicallyLinkedLibrary)));

    private static (byte[] Image, byte[] Symbols) Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(image, symbols, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return (image.ToArray(), symbols.ToArray());
    }
}
