namespace SmmOrders.Providers;

/// <summary>
/// Enumerates the words of an error, folded: runs of letters, and runs of digits. A run of several joined words
/// (<c>InvalidApiKey</c>, <c>doesn't</c>) yields those words and then the whole run, since <c>iNvAlId</c> and <c>doesnt</c> are
/// words too. Each character is read a fixed number of times.
/// </summary>
internal ref struct ErrorTokens
{
    /// <summary>The maximum length of a complete word, and of a word in a phrase.</summary>
    internal const int MaxLength = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _folded;
    private int _at;
    private int _keptEnd;
    private int _pieceEnd;
    private int _start;
    private int _end;
    private int _part;
    private int _length;
    private bool _isWholeDue;

    /// <param name="text">The error.</param>
    /// <param name="folded">A buffer for one word; one character longer than <see cref="MaxLength"/>, so that a cut word never matches.</param>
    internal ErrorTokens(ReadOnlySpan<char> text, Span<char> folded)
    {
        _text = text;
        _folded = folded;
    }

    internal readonly ReadOnlySpan<char> Current => _folded[.._length];

    internal bool IsNumber { get; private set; }

    /// <summary>Whether it is a whole run, after its single words.</summary>
    internal bool IsWhole { get; private set; }

    internal bool MoveNext()
    {
        if (_part >= _end)
        {
            IsWhole = _isWholeDue;
            if (_isWholeDue)
            {
                _isWholeDue = false;
                Take(_start, _end);
                return true;
            }

            if (!FindRun())
            {
                return false;
            }
        }

        int end = IsNumber ? _end : EndOfPart();
        _isWholeDue |= end < _end;
        Take(_part, end);
        _part = end; // An apostrophe there is skipped, like all others.
        return true;
    }

    private static bool IsApostrophe(char next) => next is '\'' or '’' or '‘' or 'ʼ' or '´';

    private bool FindRun()
    {
        while (_at < _text.Length)
        {
            if (_at >= _keptEnd)
            {
                _at = _pieceEnd;
                while (_at < _text.Length && EchoedLinks.IsBetweenPieces(_text[_at]))
                {
                    _at++;
                }

                ReadOnlySpan<char> rest = _text[_at..];
                int piece = EchoedLinks.PieceOf(rest);
                _pieceEnd = _at + piece;
                _keptEnd = _at + EchoedLinks.KeptOf(rest[..piece]);
            }
            else if (char.IsLetterOrDigit(_text[_at]))
            {
                _start = _part = _at;
                IsNumber = char.IsDigit(_text[_at]);
                _end = _at = EndOfRun();
                return true;
            }
            else
            {
                _at++;
            }
        }

        return false;
    }

    private readonly int EndOfRun()
    {
        int end = _start + 1;
        while (end < _keptEnd
            && (IsNumber ? char.IsDigit(_text[end])
                : char.IsLetter(_text[end]) || LetterFolding.IsSilent(_text[end])
                    || (IsApostrophe(_text[end]) && end + 1 < _keptEnd && char.IsLetter(_text[end + 1]) && !IsApostrophe(_text[end - 1]))))
        {
            end++;
        }

        return end;
    }

    // Word breaks: before a capital after a small letter, before the last of several capitals that starts a word (APIKey, but
    // URLs), and at an apostrophe.
    private readonly int EndOfPart()
    {
        for (int i = _part + 1; i < _end; i++)
        {
            bool begins = char.IsUpper(_text[i])
                && (char.IsLower(_text[i - 1])
                    || (char.IsUpper(_text[i - 1]) && i + 2 < _end && char.IsLower(_text[i + 1]) && char.IsLower(_text[i + 2])));
            if (begins || IsApostrophe(_text[i]))
            {
                return i;
            }
        }

        return _end;
    }

    private void Take(int start, int end)
    {
        _length = 0;
        for (int i = start; i < end && _length < _folded.Length; i++)
        {
            if (!IsApostrophe(_text[i]) && !LetterFolding.IsSilent(_text[i]))
            {
                _folded[_length++] = LetterFolding.Fold(_text[i]);
            }
        }
    }
}
