namespace SmmOrders.PackageTests;

/// <summary>A user's project: outside the repository, with the packages from a local folder and nothing of ours besides.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackedRepository _packed;

    public Consumer(PackedRepository packed, IEnumerable<string> packages, string framework)
    {
        _packed = packed;
        _ = _folder.Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>false</InvariantGlobalization>
                <RestorePackagesPath>restored</RestorePackagesPath>
                <RestoreAdditionalProjectSources>{packed.First.Packages}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="{framework}" />
                {string.Concat(packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"[{Repository.Version}]\" />"))}
              </ItemGroup>
            </Project>
            """);
    }

    public void Write(string file, string text) => _folder.Write(file, text);

    public Task<ToolResult> BuildAsync(params string[] arguments) => Tool.DotNetAsync(_folder.Path, ["build", "--output", "built", .. arguments]);

    public Task<ToolResult> RunAsync(params string[] arguments) =>
        Tool.DotNetAsync(_folder.Path, [Path.Combine("built", "Consumer.dll"), .. arguments]);

    public string ReadBuilt(string file) => File.ReadAllText(Path.Combine(_folder.Path, "built", file));

    /// <summary>Whether the package that was restored is the one that was packed here, to the byte.</summary>
    public bool Restored(string id)
    {
        string file = $"{id}.{Repository.Version}.nupkg";
        string restored = Path.Combine(_folder.Path, "restored", id.ToLowerInvariant(), Repository.Version, file.ToLowerInvariant());
        return File.ReadAllBytes(restored).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_packed.First.Packages, file)));
    }

    public void Dispose() => _folder.Dispose();
}
