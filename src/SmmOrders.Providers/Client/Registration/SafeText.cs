using System.Buffers;

namespace SmmOrders.Providers;

/// <summary>
/// Text that an error message may repeat: a word or a number too plain to be an API key put there by mistake. For anything else
/// it gives only the length.
/// </summary>
internal static class SafeText
{
    private const int LongestWord = 24;
    private const int LongestNumber = 8;

    private static readonly SearchValues<char> InWords = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,_-");
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.:,+-");

    internal static string Of(string text) => IsPlain(text) ? text : $"[{text.Length} characters]";

    internal static string Quoted(string? text) => IsPlain(text) ? $"\"{text}\"" : $"a text of {text!.Length} characters";

    private static bool IsPlain(string? text) => string.IsNullOrEmpty(text)
        || (text.Length <= LongestWord && !text.AsSpan().ContainsAnyExcept(InWords))
        || (text.Length <= LongestNumber && !text.AsSpan().ContainsAnyExcept(InNumbers));
}
