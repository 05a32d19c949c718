using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>Brings letters to the form in which an error's words are compared. It asks no culture, so no culture can break it.</summary>
internal static class LetterFolding
{
    // What the letters from À (U+00C0) to ſ (U+017F) are without their marks; × and ÷ are no letters. The Turkish İ and ı are an i.
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

    /// <summary>Whether it stands in a word and says nothing there: an accent of its own, a joiner, a soft hyphen.</summary>
    internal static bool IsSilent(char next) =>
        next >= '\u00ad' && CharUnicodeInfo.GetUnicodeCategory(next) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;
}
