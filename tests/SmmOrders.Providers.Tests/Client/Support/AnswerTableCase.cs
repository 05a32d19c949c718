using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>One answer of the table, and what was asked.</summary>
/// <param name="Cell">The action, what the answer is, and its shape: <c>status / no / bare</c>.</param>
/// <param name="Name">What is particular about it.</param>
/// <param name="Question">The action; in the plural where it is asked about many.</param>
/// <param name="Ids">What it is asked about; empty for actions that are about nothing.</param>
/// <param name="Word">A word of the provider's that the panel has mapped.</param>
/// <param name="HttpStatus">The HTTP status of the answer.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Line">Where in the file the expected lines begin.</param>
/// <param name="Expected">How many there are.</param>
internal sealed record AnswerTableCase(
    string Cell,
    string Name,
    string Question,
    ImmutableArray<string> Ids,
    KeyValuePair<string, OrderStatus>? Word,
    int HttpStatus,
    ImmutableArray<byte> Body,
    int Line,
    int Expected)
{
    /// <summary>How the panel reads this provider's answers.</summary>
    public ProviderReaderOptions Reader => new()
    {
        Vocabulary = Word is { } word ? ProviderVocabulary.Default.With(word.Key, word.Value) : ProviderVocabulary.Default,
    };

    /// <summary>Whether the provider said anything in JSON, so that there can be words of its own.</summary>
    public bool IsJson
    {
        get
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(Body.AsMemory());
                return true;
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    public override string ToString() => $"{Cell}: {Name}";
}
