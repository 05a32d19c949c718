using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>
/// The range of an option. Like the platform's range attribute, but its message names the valid values, and it needs no
/// reflection for a <see cref="TimeSpan"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionRangeAttribute : ValidationAttribute
{
    private readonly Func<object, bool> _isWithin;
    private readonly string _right;

    /// <summary>A range of numbers.</summary>
    /// <param name="least">The minimum.</param>
    /// <param name="most">The maximum.</param>
    /// <param name="right">The valid values, in words.</param>
    public OptionRangeAttribute(int least, int most, string right)
    {
        _isWithin = value => value is int number && number >= least && number <= most;
        _right = right;
    }

    /// <summary>A range of times.</summary>
    /// <param name="least">The minimum.</param>
    /// <param name="most">The maximum.</param>
    /// <param name="right">The valid values, in words.</param>
    public OptionRangeAttribute(string least, string most, string right)
    {
        TimeSpan from = TimeSpan.Parse(least, CultureInfo.InvariantCulture), to = TimeSpan.Parse(most, CultureInfo.InvariantCulture);
        _isWithin = value => value is TimeSpan time && time >= from && time <= to;
        _right = right;
    }

    /// <summary>Any value but none.</summary>
    /// <param name="right">The valid values, in words.</param>
    public OptionRangeAttribute(string right)
    {
        _isWithin = _ => true;
        _right = right;
    }

    /// <summary>The generated validator prefixes the class name, <c>SmmProviderOptions.Circuit.Window</c>; the message leaves it out.</summary>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value is not null && _isWithin(value)
        ? ValidationResult.Success
        : new(FormattableString.Invariant($"{validationContext.DisplayName[(validationContext.DisplayName.IndexOf('.', StringComparison.Ordinal) + 1)..]} is {value ?? "null"}; it is {_right}."));
}
