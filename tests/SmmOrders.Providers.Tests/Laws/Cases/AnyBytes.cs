using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Any bytes at all; many of them nearly an answer.</summary>
internal sealed record AnyBytes(ImmutableArray<byte> Bytes)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u00", "\\ud800", "\"1\"", "\"2\"", "\"status\"", "\"error\"", "\"data\"", "\"remains\"",
        "\"Partial\"", "\"Completed\"", "\"order\"", "null", "true", "false", "157", "-0.0", "1e999", " ", "\n", "\uFEFF", "<html>", "/*", "\0",
    ];

    public static Arbitrary<AnyBytes> Arbitrary { get; } = Arb.From(
        Gen.OneOf(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
            Gen.Elements(Pieces).ListOf().Select(pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))),
            from answer in BulkCase.Arbitrary.Generator
            from seed in Gen.Choose(0, int.MaxValue)
            select AnswerMutator.Mutate(Encoding.UTF8.GetBytes(answer.Json), new Random(seed)))
        .Select(bytes => new AnyBytes([.. bytes])));

    public override string ToString() => Convert.ToHexString(Bytes.AsSpan());
}
