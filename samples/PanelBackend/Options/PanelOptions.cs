namespace PanelBackend;

/// <summary>What the command line (<c>--speed 60</c>), the environment or appsettings.json say of the panel itself.</summary>
internal sealed record PanelOptions
{
    private const int Fastest = 3600;
    private const int UsualRate = 5;
    private const int HighestRate = 10_000;

    /// <summary>How much faster than real time the panel's clock runs: at 60 an hour passes in a minute. 1 for a real panel.</summary>
    public required int Speed { get; init; }

    /// <summary>The connection string of PostgreSQL; <see langword="null"/> for the SQLite file.</summary>
    public string? Postgres { get; init; }

    /// <summary>The SQLite file, made at the first start.</summary>
    public required string File { get; init; }

    /// <summary>The address of a real provider; <see langword="null"/> for the simulated one.</summary>
    public Uri? Provider { get; init; }

    /// <summary>The key of that provider. Only from the environment: a command line is visible to every user of the machine.</summary>
    public string? ProviderKey { get; init; }

    /// <summary>How many requests a second the provider permits, from all instances of the panel together.</summary>
    public required int Rate { get; init; }

    /// <summary>Whether users, services and orders are made when the database is new.</summary>
    public required bool Seed { get; init; }

    public static PanelOptions Read(IConfiguration configuration)
    {
        string? provider = configuration["provider"];
        Uri? address = provider is null ? null
            : Uri.TryCreate(provider, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? uri
            : throw new PanelOptionException($"--provider is {provider}; it is the address of a panel API v2, such as https://panel.example/api/v2.");
        string? key = Environment.GetEnvironmentVariable("PANEL_PROVIDER_KEY");
        return address is not null && string.IsNullOrWhiteSpace(key)
            ? throw new PanelOptionException("--provider needs its key in the environment variable PANEL_PROVIDER_KEY.")
            : new()
            {
                Speed = ReadNumber(configuration, "speed", Fastest, address is null ? 60 : 1),
                Postgres = configuration["postgres"],
                File = Path.GetFullPath(configuration["file"] ?? "panel.db"),
                Provider = address,
                ProviderKey = key,
                Rate = ReadNumber(configuration, "rate", HighestRate, UsualRate),
                Seed = configuration.GetValue("seed", true),
            };
    }

    private static int ReadNumber(IConfiguration configuration, string option, int most, int otherwise) =>
        configuration[option] is not { } text ? otherwise
        : int.TryParse(text, out int number) && number >= 1 && number <= most ? number
        : throw new PanelOptionException($"--{option} is {text}; it is a whole number from 1 to {most}.");
}
