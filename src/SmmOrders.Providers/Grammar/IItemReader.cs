namespace SmmOrders.Providers;

/// <summary>
/// Reads the items of one action, once the grammar has decided that an element is neither a refusal nor about something else.
/// Implemented by structs, so that the JIT specializes the walk for each.
/// </summary>
/// <typeparam name="T">The result for an item. <c>default</c> means nothing read yet.</typeparam>
internal interface IItemReader<T>
{
    /// <summary>The fault of an element that has no data for an item.</summary>
    string Nothing { get; }

    /// <summary>Whether <c>id</c> can name the requested item.</summary>
    bool IsNamedById { get; }

    /// <summary>Whether items have a status of their own, so that <c>status</c> need not be the call's.</summary>
    bool HasStatus { get; }

    /// <summary>Whether the <see cref="AnswerKey.Usual"/> keys hold everything of an item.</summary>
    bool HasUsualKeys { get; }

    /// <summary>Whether nothing is read yet.</summary>
    bool IsDefault(in T item);

    /// <summary>Whether both are equal.</summary>
    bool IsSame(in T one, in T other);

    /// <summary>The result if the answer does not contain the item.</summary>
    T Absent();

    /// <summary>The result for an unusable answer.</summary>
    T Broken(string why);

    /// <summary>The result for a refusal.</summary>
    T Refused(scoped in AnswerElement element, in ProviderRefusal refusal);

    /// <summary>The result for one item of an answer that applies to all.</summary>
    /// <param name="ofAll">The result for all.</param>
    /// <param name="item">The result for this item; <c>default</c> if the answer does not contain it.</param>
    T Combine(in T ofAll, in T item);

    /// <summary>The result for an answer with only a message: neither a confirmation, nor a refusal, nor an item.</summary>
    T TextOnly(in ProviderRefusal words);

    /// <summary>The result for a confirmation without an item.</summary>
    T Accepted(string id, scoped in AnswerElement element);

    /// <summary>The same if several items were requested and one confirmation is all that came.</summary>
    T AcceptedForMany(string id, scoped in AnswerElement element);

    /// <summary>The value by which the element names its item; an absent one if it names none.</summary>
    WireValue NameOf(scoped in AnswerElement element);

    /// <summary>Reads a text in place of an answer: an error, or what may be one.</summary>
    T ReadText(scoped in WireValue text);

    /// <summary>Reads a value in place of an item that is not an element.</summary>
    T ReadBare(string id, scoped in WireValue value);

    /// <summary>Reads an item.</summary>
    /// <param name="id">The item's identifier; empty if it is unknown.</param>
    /// <param name="element">The element; not a refusal, and not about another item.</param>
    /// <param name="isNamedOutside">Whether the element is in a map or a list, where an identifier names it that is not part of it.</param>
    /// <param name="item">The result.</param>
    /// <returns>Whether the element has data for an item.</returns>
    bool TryRead(string id, scoped in AnswerElement element, bool isNamedOutside, out T item);

    /// <summary>Whether an element that answers for several items at once says something about this one.</summary>
    bool IsAboutMany(scoped in AnswerElement element);

    /// <summary>Whether the layer around an item is consistent with it.</summary>
    bool IsConsistent(scoped in AnswerElement around, in T item);
}
