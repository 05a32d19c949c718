using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads the answers to one action, beyond the grammar that all actions share.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
internal abstract class ActionReader<T>(AnswerGrammar grammar)
    where T : notnull
{
    private const int MostLayers = 8;
    private const AnswerKey Envelopes = AnswerKey.Data | AnswerKey.Result | AnswerKey.Orders;

    /// <inheritdoc cref="IItemReader{T}.Nothing"/>
    internal abstract string Nothing { get; }

    /// <inheritdoc cref="IItemReader{T}.IsNamedById"/>
    internal virtual bool IsNamedById => true;

    /// <inheritdoc cref="IItemReader{T}.HasStatus"/>
    internal virtual bool HasStatus => false;

    /// <summary>Whether the action changes something, so that an unclear answer does not count as a refusal.</summary>
    internal virtual bool IsChange => false;

    protected AnswerGrammar Grammar => grammar;

    /// <inheritdoc cref="IItemReader{T}.TryRead"/>
    internal abstract bool TryRead(string id, scoped in AnswerElement element, out ProviderResult<T> result);

    /// <inheritdoc cref="IItemReader{T}.NameOf"/>
    internal virtual WireValue NameOf(scoped in AnswerElement element) => grammar.NameOf(element);

    /// <inheritdoc cref="IItemReader{T}.Accepted"/>
    internal virtual ProviderResult<T> Accepted(string id, scoped in AnswerElement element) => Broken($"a yes, but {Nothing}");

    /// <inheritdoc cref="IItemReader{T}.Refused"/>
    /// <remarks>A refusal next to the requested result is neither: the change may have been made.</remarks>
    internal virtual ProviderResult<T> Refused(scoped in AnswerElement element, in ProviderRefusal refusal) =>
        !IsChange ? new(ProviderFailure.Refused(refusal))
        : element.Fault is { } fault ? Broken($"{fault}: {refusal.Words}")
        : IsDone(element.Whole) || IsDone(element.Item) ? Broken($"done and refused at once: {refusal.Words}")
        : new(ProviderFailure.Refused(refusal));

    /// <inheritdoc cref="IItemReader{T}.ReadBare"/>
    internal virtual ProviderResult<T> ReadBare(string id, scoped in WireValue value) => Broken(Nothing);

    /// <inheritdoc cref="IItemReader{T}.IsAboutMany"/>
    internal virtual bool IsAboutMany(scoped in AnswerElement element) => false;

    /// <inheritdoc cref="IItemReader{T}.IsConsistent"/>
    internal virtual bool IsConsistent(scoped in AnswerElement around, ProviderResult<T> result) => true;

    /// <summary>Whether the requested result appears anywhere in the answer, for any item; or may, if it is nested too deep to check.</summary>
    internal bool IsDone(scoped in WireValue answer, int depth = 0)
    {
        if (!answer.IsNested || depth > MostLayers)
        {
            return answer.IsNested;
        }

        bool isList = answer.Type == JsonTokenType.StartArray;
        bool isDone = !isList && TryRead("", grammar.Open(answer), out ProviderResult<T> result) && result.IsSuccess;
        var tokens = new AnswerTokens(answer);
        WireValue inside = default;
        ReadOnlySpan<byte> key = default;
        while (!isDone && (isList ? tokens.MoveToElement() : tokens.MoveToKey(out key)))
        {
            _ = tokens.TakeValue(ref inside);
            isDone = (isList || WireId.MayBe(key) || (AnswerKeys.Find(key, out _) & Envelopes) != 0)
                && (IsDone(inside, depth + 1) || (WireId.MayBe(key) && ReadBare("", inside).IsSuccess));
        }

        return isDone;
    }

    /// <summary>
    /// The result for a text that is neither a confirmation nor the item. For a change, it is a refusal only if its words say so;
    /// otherwise the change may have been made.
    /// </summary>
    internal ProviderResult<T> TextOnly(in ProviderRefusal words, bool isClear = false) => new(
        !IsChange || isClear || words.Kind != RefusalKind.Other ? ProviderFailure.Refused(words) : new(ProviderFailureKind.ProviderError, words.Words));

    /// <summary>The same for a text in place of the item: a sentence that says no is a refusal.</summary>
    internal ProviderResult<T> ReadTextOnly(scoped in WireValue text)
    {
        ProviderRefusal words = grammar.RefusalOf(text);
        return TextOnly(words, NegativeWords.AreIn(words.Words));
    }

    protected static ProviderResult<T> Broken(string why) => new(ProviderFailure.Malformed(why));

    /// <summary>A refusal by a value that only its key explains: <c>cancel: 0</c>.</summary>
    protected static ProviderResult<T> Refused(string key, scoped in WireValue value) =>
        new(ProviderFailure.Refused(new($"{key}: {WireText.ForPeople(value.Text)}", RefusalKind.Other)));

    /// <summary>The value under the first key that has a non-empty one.</summary>
    protected static WireValue FindAny(scoped in AnswerElement element, params ReadOnlySpan<string> keys)
    {
        WireValue found = default;
        foreach (string key in keys)
        {
            found = element.Find(System.Text.Encoding.ASCII.GetBytes(key));
            if (!found.IsSilent)
            {
                break;
            }
        }

        return found;
    }
}
