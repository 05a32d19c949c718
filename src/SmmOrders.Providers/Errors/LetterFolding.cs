using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>Folds letters to the form in which an error's words are compared. Culture-independent.</summary>
internal static class LetterFolding
{
    // The letters from À (U+00C0) to ſ (U+017F) without their marks; × and ÷ are not letters. The Turkish İ and ı become i.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo×ouuuuytsaaaaaaaceeeeiiiidnooooo÷ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    internal static char Fold(char letter) => letter switch
    {
        < '\u0080' => char.ToLowerInvariant(letter),
        >= '\u00c0' and <= '\u017f' => Latin[letter - '\u00c0'],
        'ё' or 'Ё' => 'е',
        'أ' or 'إ' or 'آ' => 'ا',
        'ی' or 'ى' => 'ي',
        'ک' => 'ك',
        _ when char.IsDigit(letter) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)),
        _ => char.ToLowerInvariant(letter),
    };

    /// <summary>Whether the character is ignored inside a word: a combining mark, a joiner, a soft hyphen.</summary>
    internal static bool IsSilent(char next) =>
        next >= '\u00ad' && CharUnicodeInfo.GetUnicodeCategory(next) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
