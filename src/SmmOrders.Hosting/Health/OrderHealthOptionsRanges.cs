using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Checks the ranges declared on the options; generated from the attributes.</summary>
[OptionsValidator]
internal sealed partial class OrderHealthOptionsRanges : IValidateOptions<OrderHealthOptions>;
