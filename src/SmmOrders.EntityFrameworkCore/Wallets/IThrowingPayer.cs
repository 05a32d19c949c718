namespace SmmOrders.EntityFrameworkCore;

/// <summary>A payer of ours. It hides no error of the database's, so that the transaction is known to be alive once it has returned.</summary>
internal interface IThrowingPayer;
