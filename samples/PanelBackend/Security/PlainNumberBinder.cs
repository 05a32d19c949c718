using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace PanelBackend;

/// <summary>
/// Reads every number of the forms as digits, and an amount with at most one point. The framework's own reader skips commas, so that <c>2,50</c> would be
/// 250, and takes <c>0x64</c> for a whole number.
/// </summary>
internal sealed class PlainNumberBinder : IModelBinder, IModelBinderProvider
{
    private const NumberStyles Amount = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType is var type && (type == typeof(decimal) || type == typeof(long)) ? this : null;

    public Task BindModelAsync(ModelBindingContext context)
    {
        ValueProviderResult sent = context.ValueProvider.GetValue(context.ModelName);
        if (sent == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        context.ModelState.SetModelValue(context.ModelName, sent);
        bool isAmount = context.ModelMetadata.UnderlyingOrModelType == typeof(decimal);
        if (Read(sent.FirstValue, isAmount) is { } number)
        {
            context.Result = ModelBindingResult.Success(number);
        }
        else if (!string.IsNullOrWhiteSpace(sent.FirstValue) || !context.ModelMetadata.IsReferenceOrNullableType)
        {
            _ = context.ModelState.TryAddModelError(
                context.ModelName, isAmount ? "An amount has a point and no comma. Write 2.50." : "A whole number has digits alone. Write 1000.");
        }

        return Task.CompletedTask;
    }

    private static object? Read(string? text, bool isAmount)
    {
        if (isAmount)
        {
            return decimal.TryParse(text, Amount, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
        }

        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long whole) ? whole : null;
    }
}
