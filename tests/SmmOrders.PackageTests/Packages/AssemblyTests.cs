using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace SmmOrders.PackageTests;

public sealed class AssemblyTests(PackedRepository packed)
{
    private static readonly Guid SourceLink = new("cc110556-a091-4d38-9fec-25ab9a351a6a");

    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_assembly_is_deterministic(string id)
    {
        using PEReader assembly = this.OpenAssembly(id);

        Assert.True(IsDeterministic(assembly));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_assembly_is_optimized_and_made_for_ahead_of_time_compilation(string id)
    {
        IAssemblySymbol assembly = PackagedAssembly.Of(packed, id);

        Assert.True(IsOptimized(assembly));
        Assert.Contains(("IsTrimmable", "True"), Metadata(assembly));
        Assert.Contains(("IsAotCompatible", "True"), Metadata(assembly));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_assembly_carries_version_and_commit(string id)
    {
        IAssemblySymbol assembly = PackagedAssembly.Of(packed, id);
        string expected = packed.First.Commit is null ? Repository.Version : $"{Repository.Version}+{packed.First.Commit}";

        Assert.Equal($"{Repository.Version}.0", assembly.Identity.Version.ToString());
        Assert.Contains($"\"{expected}\"", Attribute(assembly, "AssemblyInformationalVersionAttribute"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_symbols_belong_to_the_assembly_and_every_source_can_be_found(string id)
    {
        using PEReader assembly = this.OpenAssembly(id);
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(
            new MemoryStream(packed.OpenSymbols(id).Files[$"lib/net10.0/{id}.pdb"]));
        MetadataReader symbols = provider.GetMetadataReader();
        DebugDirectoryEntry codeView = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);

        Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(codeView).Guid, new BlobContentId(symbols.DebugMetadataHeader!.Id).Guid);
        Assert.All(symbols.Documents, handle => Assert.StartsWith("/_/", symbols.GetString(symbols.GetDocument(handle).Name), StringComparison.Ordinal));
        if (packed.First.Commit is not null)
        {
            string link = Encoding.UTF8.GetString(symbols.CustomDebugInformation
                .Select(symbols.GetCustomDebugInformation)
                .Where(information => symbols.GetGuid(information.Kind) == SourceLink)
                .Select(information => symbols.GetBlobBytes(information.Value))
                .Single());
            Assert.Contains($"SmmOrders/SmmOrders/{packed.First.Commit}/*", link, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_assembly_made_for_a_debugger_is_told_apart()
    {
        byte[] image = Planted.Image("class Page;", new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, deterministic: false));
        using var assembly = new PEReader(new MemoryStream(image));

        Assert.False(IsDeterministic(assembly));
        Assert.False(IsOptimized(PackagedAssembly.Of(image)));
    }

    private static bool IsDeterministic(PEReader assembly) =>
        assembly.ReadDebugDirectory().Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible);

    private static bool IsOptimized(IAssemblySymbol assembly) =>
        !Attribute(assembly, "DebuggableAttribute").Contains("DisableOptimizations", StringComparison.Ordinal);

    private static string Attribute(IAssemblySymbol assembly, string name) =>
        assembly.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == name).ToString()!;

    private static IEnumerable<(string? Key, string? Value)> Metadata(IAssemblySymbol assembly) => assembly
        .GetAttributes()
        .Where(attribute => attribute.AttributeClass!.Name == "AssemblyMetadataAttribute")
        .Select(attribute => (attribute.ConstructorArguments[0].Value as string, attribute.ConstructorArguments[1].Value as string));

    private PEReader OpenAssembly(string id) => new(new MemoryStream(packed.Open(id).Files[$"lib/net10.0/{id}.dll"]));
}
