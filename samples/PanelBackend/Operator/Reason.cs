namespace PanelBackend;

/// <summary>What an operator writes to say why: one rule for all forms.</summary>
internal static class Reason
{
    public const int Longest = 500;
    public const string None = "Say why: whoever looks at it later reads it.";
    public const string TooLong = "Say why in at most 500 characters.";

    /// <summary>What is wrong with it; <see langword="null"/> if nothing is.</summary>
    public static string? FaultOf(string? why) => string.IsNullOrWhiteSpace(why) ? None : why.Length > Longest ? TooLong : null;
}
