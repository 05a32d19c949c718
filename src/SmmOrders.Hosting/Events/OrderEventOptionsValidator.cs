using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options by their attributes.</summary>
[OptionsValidator]
internal sealed partial class OrderEventOptionsValidator : IValidateOptions<OrderEventOptions>;
