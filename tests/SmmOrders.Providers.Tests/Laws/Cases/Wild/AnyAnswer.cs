using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Any bytes at all for every question there is: spoiled answers, cut, deep, with numbers and texts that nobody can hold.</summary>
internal sealed record AnyAnswer(ImmutableArray<byte> Bytes)
{
    private static readonly string[] Hostile =
    [
        "1e999999999", "-0", "99999999999999999999999999999999999999", "0.1e-400", "\"\\ud800\"", "\"\\udfff\\ud800\"", "\"\\u0000\"", "\"\u202e\"", "\"\\\\\\\"\"",
        $"\"{new string('9', 300)}\"", $"\"{new string('x', 5_000)}\"", $"{new string('[', 2_000)}{new string(']', 2_000)}",
        string.Concat(Enumerable.Repeat("{\"data\":", 40)) + "1" + new string('}', 40), string.Concat(Enumerable.Repeat("{\"error\":", 40)) + "1" + new string('}', 40),
    ];

    private static readonly string[] Keys =
        ["status", "error", "data", "order", "id", "5", "refill", "cancel", "canceled", "balance", "services", "orders", "runs", "charge", "message", "code", "\\ud800", ""];

    public static Arbitrary<AnyAnswer> Arbitrary { get; } = Arb.From(Gen.OneOf(
        AnyBytes.Arbitrary.Generator.Select(any => any.Bytes),
        Gen.Choose(0, int.MaxValue).Select(seed => Spoiled(Encoding.UTF8.GetBytes(new WildAnswer(seed).Write(hasStrangers: true).Json), seed)),
        Gen.Choose(0, int.MaxValue).Select(seed => Spoiled(Odd(new Dice(seed)), seed))).Select(bytes => new AnyAnswer(bytes)));

    /// <summary>All seven actions, about one and about many.</summary>
    public static ImmutableArray<Question> AllQuestions { get; } =
    [
        new(ProviderAction.Status, ["5"], IsBulk: false), new(ProviderAction.Status, ["5", "6", "error"], IsBulk: true), new(ProviderAction.Add, [], IsBulk: false),
        new(ProviderAction.Balance, [], IsBulk: false), new(ProviderAction.Services, [], IsBulk: false), new(ProviderAction.Refill, ["5"], IsBulk: true),
        new(ProviderAction.Refill, ["5", "6"], IsBulk: true), new(ProviderAction.RefillStatus, ["5"], IsBulk: false), new(ProviderAction.RefillStatus, ["5", "6"], IsBulk: true),
        new(ProviderAction.Cancel, ["5"], IsBulk: true), new(ProviderAction.Cancel, ["5", "6"], IsBulk: true),
    ];

    public override string ToString() => Convert.ToHexString(Bytes.AsSpan());

    private static byte[] Odd(Dice dice) => Encoding.UTF8.GetBytes(
        $"{{{string.Join(',', Enumerable.Range(0, 1 + dice.Below(4)).Select(_ => $"\"{dice.Of(Keys)}\":{dice.Of(dice.Of(Hostile), "\"Completed\"", "\"5\"", "true", "{\"5\":1}")}"))}}}");

    private static ImmutableArray<byte> Spoiled(byte[] answer, int seed)
    {
        var random = new Random(seed);
        return [.. random.Next(3) == 0 ? answer : AnswerMutator.Mutate(answer, random)];
    }
}
