namespace SmmOrders.Providers;

/// <summary>
/// What one action's answers look like, once the grammar has said that an element is neither a no nor about something else.
/// Implemented by structs, so that a walk is compiled for each.
/// </summary>
/// <typeparam name="T">What is read of an item. <c>default</c> is nothing yet.</typeparam>
internal interface IItemReader<T>
{
    /// <summary>What is to be said where an element has nothing of the thing.</summary>
    string Nothing { get; }

    /// <summary>Whether <c>id</c> can name the item that was asked for.</summary>
    bool IsNamedById { get; }

    /// <summary>Whether the thing has a status of its own, so that <c>status</c> need not be the call's.</summary>
    bool HasStatus { get; }

    /// <summary>Whether all that makes the thing stands under <see cref="AnswerKey.Usual"/> keys.</summary>
    bool HasUsualKeys { get; }

    /// <summary>Whether nothing was read yet.</summary>
    bool IsDefault(in T item);

    /// <summary>Whether both say the same.</summary>
    bool IsSame(in T one, in T other);

    /// <summary>The answer does not have the item.</summary>
    T Absent();

    /// <summary>The item's answer cannot be used.</summary>
    T Broken(string why);

    /// <summary>The provider says no.</summary>
    T Refused(scoped in AnswerElement element, in ProviderRefusal refusal);

    /// <summary>What is to be said of an item where the answer says the same of all.</summary>
    /// <param name="ofAll">What it says of all.</param>
    /// <param name="item">What was read of this one; <c>default</c> where it is not there.</param>
    T Combine(in T ofAll, in T item);

    /// <summary>The provider says something and nothing else: neither a yes, nor a no, nor the thing.</summary>
    T TextOnly(in ProviderRefusal words);

    /// <summary>The provider says yes, and nothing of the thing.</summary>
    T Accepted(string id, scoped in AnswerElement element);

    /// <summary>The same where many were asked about, and one yes is all that comes.</summary>
    T AcceptedForMany(string id, scoped in AnswerElement element);

    /// <summary>The value that the element names its item by; an absent one where it names none.</summary>
    WireValue NameOf(scoped in AnswerElement element);

    /// <summary>Reads a text that stands in the answer's place: an error, or what may be one.</summary>
    T ReadText(scoped in WireValue text);

    /// <summary>Reads a value that stands in an item's place and is no element.</summary>
    T ReadBare(string id, scoped in WireValue value);

    /// <summary>Reads the thing.</summary>
    /// <param name="id">The item that it is about; empty where it is not known.</param>
    /// <param name="element">The element, which is no no, and about no other item.</param>
    /// <param name="isNamedOutside">Whether the element stands in a map or a list, where an identifier names it and is nothing of its own.</param>
    /// <param name="item">What is read.</param>
    /// <returns>Whether there is something of the thing.</returns>
    bool TryRead(string id, scoped in AnswerElement element, bool isNamedOutside, out T item);

    /// <summary>Whether an element that answers about many at once says something about this one.</summary>
    bool IsAboutMany(scoped in AnswerElement element);

    /// <summary>Whether what stands around an item does not contradict it.</summary>
    bool IsConsistent(scoped in AnswerElement around, in T item);
}
