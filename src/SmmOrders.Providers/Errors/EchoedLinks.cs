using System.Buffers;
using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>
/// Finds the links, addresses and @names that a provider repeats in its error. Customers wrote them: <c>invalid_api_key</c> in a
/// link says nothing about the key.
/// </summary>
internal static class EchoedLinks
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"<>`“”„«»");

    // A name without a scheme that ends in one of these, followed by a path, is a link. A full stop without a following space is
    // not.
    private static readonly ImmutableArray<string> Hosts =
    [
        ".com", ".net", ".org", ".me", ".tv", ".ru", ".be", ".gg", ".to", ".co", ".io", ".ly", ".su", ".app", ".link", ".live", ".gd", ".in", ".id", ".br", ".tr", ".ir", ".uk", ".us", ".fm",
    ];

    private static readonly ImmutableArray<string> HostsAlone = [".com", ".net", ".org"];

    /// <summary>The length of the first piece of the text: up to white space, a quotation mark or an angle bracket.</summary>
    internal static int PieceOf(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && !IsBetweenPieces(text[length]))
        {
            length++;
        }

        return length;
    }

    internal static bool IsBetweenPieces(char next) => char.IsWhiteSpace(next) || Quotes.Contains(next);

    /// <summary>The length of the piece before the link in it; all of it if there is none.</summary>
    internal static int KeptOf(ReadOnlySpan<char> piece)
    {
        int scheme = piece.IndexOf("://");
        if (scheme >= 0)
        {
            return StartOf(piece[..scheme]);
        }

        int at = piece.IndexOf('@');
        if (at >= 0)
        {
            return StartOf(piece[..at]);
        }

        int www = piece.IndexOf("www.", StringComparison.OrdinalIgnoreCase);
        if (www >= 0 && StartOf(piece[..www]) == www)
        {
            return www;
        }

        return HostOf(piece);
    }

    private static int HostOf(ReadOnlySpan<char> piece)
    {
        int from = 0;
        int slash;
        while ((slash = piece[from..].IndexOf('/')) >= 0)
        {
            ReadOnlySpan<char> before = piece[from..(from + slash)];
            if (EndsIn(before, Hosts))
            {
                return from + StartOf(before);
            }

            from += slash + 1;
        }

        ReadOnlySpan<char> last = piece[from..].TrimEnd(".,;:!?)]'");
        return EndsIn(last, HostsAlone) ? from + StartOf(last) : piece.Length;
    }

    private static bool EndsIn(ReadOnlySpan<char> name, ImmutableArray<string> ends)
    {
        foreach (string end in ends)
        {
            if (name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int StartOf(ReadOnlySpan<char> name)
    {
        int start = name.Length;
        while (start > 0 && (char.IsLetterOrDigit(name[start - 1]) || name[start - 1] is '.' or '-' or '_' or '+'))
        {
            start--;
        }

        return start;
    }
}
