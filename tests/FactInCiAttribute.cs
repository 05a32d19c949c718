using System.Runtime.CompilerServices;
using Xunit.v3;

namespace SmmOrders;

/// <summary>A test that <c>dotnet test</c> leaves to CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactInCiAttribute : FactAttribute, ITraitAttribute
{
    /// <summary>Creates the mark.</summary>
    /// <param name="reason">What it takes, and what is tried every time in its place, as whole sentences.</param>
    /// <param name="file">Where the test stands.</param>
    /// <param name="line">Its line.</param>
    public FactInCiAttribute(string reason, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = $"{reason} SMMORDERS_ALL=1 runs it, as CI does.";
        SkipType = typeof(CiForm);
        SkipUnless = nameof(CiForm.IsRun);
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new(CiForm.Trait, CiForm.Name)];
}
