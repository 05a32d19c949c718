using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace SmmOrders.PackageTests;

/// <summary>Compiles a few lines that break a convention.</summary>
internal static class Planted
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    public static Subject Compile(string source)
    {
        byte[] image = Image(source, new(OutputKind.DynamicallyLinkedLibrary));
        return new Subject(new AssemblyLoadContext("Planted", isCollectible: true).LoadFromStream(new MemoryStream(image)), image, null);
    }

    public static byte[] Image(string source, CSharpCompilationOptions options)
    {
        var compilation = CSharpCompilation.Create(
            "Planted",
            [CSharpSyntaxTree.ParseText(source)],
            References,
            options);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return image.ToArray();
    }
}
