using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A word that is near to a status and is none.</summary>
internal sealed record UnknownWord(string Word)
{
    private static readonly string[] Known = [.. KnownSpellings.All.Values.SelectMany(words => words)];

    public static Gen<UnknownWord> Gen { get; } = FsCheck.Fluent.Gen.OneOf(
        from affix in FsCheck.Fluent.Gen.Elements("Not ", "Un", "Pre-", "re")
        from known in FsCheck.Fluent.Gen.Elements(Known)
        select affix + known,
        from known in FsCheck.Fluent.Gen.Elements(Known)
        from affix in FsCheck.Fluent.Gen.Elements("!", ".", " by admin", "s", "ed", " 50%", "ı", "İ", "/Partial")
        select known + affix,
        from one in FsCheck.Fluent.Gen.Elements(Known)
        from other in FsCheck.Fluent.Gen.Elements(Known)
        select $"{one} {other}",
        from known in FsCheck.Fluent.Gen.Elements(Known)
        from at in FsCheck.Fluent.Gen.Choose(0, 20)
        from letter in FsCheck.Fluent.Gen.Elements("x", "é", "ı", "İ", "ſ", "1", "💰")
        select known.Insert(Math.Min(at, known.Length), letter),
        from known in FsCheck.Fluent.Gen.Elements(Known)
        from at in FsCheck.Fluent.Gen.Choose(0, 20)
        select known.Remove(Math.Min(at, known.Length - 1), 1),
        FsCheck.Fluent.Gen.Elements("Fail", "Failed", "Error", "Rejected", "Paused", "Holding", "Expired", "0", "1", "99", "-1", "ok", "true", "İn progress", "ın progress"))
        .Where(word => !KnownSpellings.Contain(word))
        .Select(word => new UnknownWord(word));

    public string Json => JsonSerializer.Serialize(Word);
}
