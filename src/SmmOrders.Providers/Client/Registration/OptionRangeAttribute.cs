using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>
/// Between which bounds an option lies. As the platform's own range, but that its message says what the option is; and it needs no
/// reflection for a time.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionRangeAttribute : ValidationAttribute
{
    private readonly Func<object, bool> _isWithin;
    private readonly string _right;

    /// <summary>Bounds of a number.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    /// <param name="right">What would be right, in words.</param>
    public OptionRangeAttribute(int least, int most, string right)
    {
        _isWithin = value => value is int number && number >= least && number <= most;
        _right = right;
    }

    /// <summary>Bounds of a time.</summary>
    /// <inheritdoc cref="OptionRangeAttribute(int, int, string)"/>
    public OptionRangeAttribute(string least, string most, string right)
    {
        TimeSpan from = TimeSpan.Parse(least, CultureInfo.InvariantCulture), to = TimeSpan.Parse(most, CultureInfo.InvariantCulture);
        _isWithin = value => value is TimeSpan time && time >= from && time <= to;
        _right = right;
    }

    /// <summary>The generated check names an option after its class, <c>SmmProviderOptions.Circuit.Window</c>; people know it without.</summary>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value is not null && _isWithin(value)
        ? ValidationResult.Success
        : new(FormattableString.Invariant($"{validationContext.DisplayName[(validationContext.DisplayName.IndexOf('.', StringComparison.Ordinal) + 1)..]} is {value}; it is {_right}."));
}
