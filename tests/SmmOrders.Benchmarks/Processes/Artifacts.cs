namespace SmmOrders.Benchmarks;

/// <summary>Where results go.</summary>
internal static class Artifacts
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Folder { get; } = Path.Combine(Root, ".artifacts", "benchmarks");

    /// <summary>What this run built of another project of the repository.</summary>
    public static string Built(string project) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, new DirectoryInfo(AppContext.BaseDirectory).Name, $"{project}.dll"));

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "OrderStatus.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run the benchmarks from inside the repository."));
}
