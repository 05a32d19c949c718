namespace SmmOrders.Providers;

/// <summary>
/// The error texts in the other languages that panels use. Words are in their folded form: without the accents of Latin letters.
/// </summary>
internal static class ErrorPhrasesOfLanguages
{
    internal static IEnumerable<KeyValuePair<string, RefusalKind>> All =>
        [.. Rush(), .. Guards(), .. ActiveOrder(), .. Duplicate(), .. OutOfFunds(), .. Maintenance(), .. OutOfRange(), .. BadLink(), .. ServiceClosed(), .. Unauthorized()];

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Rush() => ErrorPhrases.Of(
        RefusalKind.RateLimited,
        "terlalu banyak permintaan|request|percobaan",
        "cok fazla istek|deneme|talep",
        "demasiadas|demasiados|muchas|muchos solicitudes|peticiones|intentos",
        "muitas|muitos requisicoes|solicitacoes|tentativas|pedidos",
        "много запросов|попыток",
        "часто|частые запрос*|запрашива*",
        "trop requetes|demandes|tentatives",
        "zu viele anfragen|versuche",
        "troppe richieste",
        "طلبات|الطلبات|محاولات كثيره|كثيرة|كثير|جدا",
        "درخواست|درخواستها زياد|بيش",
        "quá nhiều yêu");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Guards() => ErrorPhrases.Of(
        RefusalKind.Other,
        "pesanan tidak ditemukan|valid|ada !layanan|link|target|saldo",
        "id pesanan|order salah|tidak",
        "pedido|orden no|nao encontrado|encontrada|existe !enlace|link|url|servicio|servico",
        "id pedido|orden invalido|incorrecto|incorreto|invalida",
        "заказ* не найден*|существует !услуг*|сервис*|ссылк*",
        "заказ* неверн*|некоррект* идентификатор|id|номер",
        "siparis* bulunamadi|gecersiz|numarasi",
        "commande introuvable|invalide",
        "bestellung nicht gefunden",
        "الطلب غير موجود|صحيح",
        "سفارش يافت|نامعتبر",
        "dibatalkan|pembatalan|iptal|cancelar|отмен*|annuler|annulation|stornieren");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> ActiveOrder() => ErrorPhrases.Of(
        RefusalKind.ActiveOrderOnLink,
        "pesanan|orderan|order|pemesanan sama|target|link|tautan aktif|pending|proses|diproses|berjalan|selesai|berlangsung",
        "link|baglanti|siparis* aktif|devam|bekleyen|tamamlan*|suren siparis*|link|baglanti",
        "активн* заказ*",
        "заказ* ссылк* уже|выполня*|дожд*|обработ*|процесс*|завершен*",
        "дожд*|подожд* заказ* завершен*|заверш*|выполнен*",
        "pedido|orden activo|activa|curso|proceso|pendiente|progreso enlace|link|url|ya|mismo|perfil",
        "pedido|ordem ativo|ativa|andamento|pendente|processamento link|url|ja|mesmo|perfil",
        "commande cours|active lien|url|deja|profil",
        "طلب|الطلب نشط|جاري|جار|قيد|معلق|سابق الرابط|رابط|لديك",
        "سفارش فعال|انجام|قبلي لينك|داريد",
        "link|enlace|lien duplicado|duplicada|duplique|diduplikasi",
        "ссылк* дубл*",
        "đơn đang link|liên");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Duplicate() => ErrorPhrases.Of(
        RefusalKind.Duplicate,
        "pesanan|orderan ganda|duplikat",
        "mukerrer",
        "pedido|orden|ordem duplicado|duplicada",
        "дубл* заказ*",
        "commande dupliquee|double",
        "doppelte bestellung",
        "طلب مكرر");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> OutOfFunds() => ErrorPhrases.Of(
        RefusalKind.ProviderOutOfFunds,
        "saldo|dana cukup|mencukupi|kurang|habis|memadai|insufficient|insuficiente|insuficientes|insufficiente|suficiente|baixo|bajo|rendah",
        "fondos|fundos|credito|creditos insuficiente|insuficientes|suficiente|suficientes",
        "no tiene|tienes|hay saldo|fondos|credito",
        "nao tem|ha|possui saldo|creditos|fundos",
        "recargar|recargue|recarga|recarregar|recarregue|recarregar",
        "yetersiz|yeterli|dusuk bakiye*|kredi*",
        "недостаточно|нехватает средств|денег|баланс*|деньги",
        "не хватает|достаточно средств|денег",
        "пополните|пополнить|пополни",
        "solde|fonds|credit insuffisant|insuffisants|insuffisante|suffisant|suffisants",
        "guthaben nicht|reicht|unzureichend|ungenugend|niedrig",
        "رصيد|الرصيد|رصيدك كاف|كافي|كافيا|يكفي|منخفض",
        "موجودي|اعتبار|شارژ كافي",
        "số|so dư|du đủ|du",
        "余额不足*");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Maintenance() => ErrorPhrases.Of(
        RefusalKind.Maintenance,
        "sedang|dalam perbaikan|pemeliharaan|gangguan",
        "bakim|bakimda|bakimdadir|bakimdayiz",
        "mantenimiento|manutencao|manutenzione|wartung|wartungsarbeiten|wartungsmodus",
        "обслуживани*|техобслуживани*",
        "техническ* работ*",
        "صيانه|صيانة|الصيانة|للصيانة",
        "تعميرات|بروزرساني|بهروزرساني",
        "bảo trì");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> OutOfRange() => ErrorPhrases.Of(
        RefusalKind.QuantityOutOfRange,
        "jumlah|kuantitas minimal|maksimal|minimum|maksimum|min|max|kurang|melebihi|salah|valid",
        "minimal|maksimal|minimum|maksimum pesanan|pemesanan|pembelian|order",
        "miktar*|adet|sayi minimum|maksimum|min|max|az|fazla|gecersiz|dusuk|yuksek|kucuk|buyuk",
        "cantidad minim*|maxim*|menor|mayor|invalida|incorrecta|superior|inferior|excede|supera",
        "quantidade minim*|maxim*|menor|maior|invalida|incorreta|superior|inferior|excede|acima|abaixo",
        "quantite minim*|maxim*|inferieure|superieure|invalide|depasse",
        "количеств* минимал*|максимал*|меньше|больше|превыша*|неверн*|некоррект*|миниму*|максиму*",
        "минимал*|максимал* заказ*|количеств*",
        "menge|anzahl mindest*|minimum|maximum|maximal|minimal|klein|gross|groß|hoch|niedrig|ungultig|ungultige",
        "الكميه|الكمية|كميه|كمية اقل|اكبر|الادني|الاقصي|ادني|اقصي|الحد|صحيحة|صحيحه",
        "تعداد كمتر|بيشتر|حداقل|حداكثر",
        "lượng tối|thiểu|đa");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> BadLink() => ErrorPhrases.Of(
        RefusalKind.BadLink,
        "link|url|target|username|tautan|data tidak|bukan|belum valid|sesuai|ditemukan|benar|didukung !layanan|service|pesanan|order|saldo|user",
        "link|url|target|username|tautan salah|private|privat|diprivate|kosong",
        "akun|profil|account private|privat|diprivate|dikunci|gizli|privado|privada|prive|privat",
        "link|url|baglanti gecersiz|hatali|yanlis|gecerli|degil",
        "hesap|hesabi|profil gizli",
        "enlace|link|url|perfil invalido|invalida|incorrecto|incorrecta|privado|privada|valido|valida|incorreto|incorreta|errado|errada|inexistente",
        "ссылк* неверн*|неправильн*|недействительн*|некоррект*|недопустим*|битая",
        "ссылк* не работает|найдена|действительна|корректна|является|поддерживается",
        "аккаунт|профиль|канал|страница приватн*",
        "профил* закрыт*",
        "lien invalide|incorrect|incorrecte|valide|introuvable|prive",
        "link|url|konto|profil ungultig|ungultige|ungultiger|falsch|falscher|privat",
        "الرابط|رابط خاطئ|خطا|صحيح|صالح|غير !طلب|الطلب",
        "الحساب|حساب خاص",
        "لينك نامعتبر|اشتباه|معتبر|صحيح",
        "liên|link kết hợp|không|sai");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> ServiceClosed() => ErrorPhrases.Of(
        RefusalKind.ServiceClosed,
        "layanan|service|servis|produk tidak|belum ditemukan|tersedia|aktif|valid|ada|terdaftar",
        "layanan nonaktif|salah|ditutup|dinonaktifkan|dihapus|gangguan",
        "servis*|hizmet*|urun degil|pasif|kapali|bulunamadi|gecersiz|yok|mevcut|kapatildi|aktif",
        "servicio* no existe|disponible|encontrado|activo|valido",
        "servicio* invalido|incorrecto|inactivo|desactivado|deshabilitado|inexistente",
        "servico* nao existe|disponivel|encontrado|ativo|valido",
        "servico* invalido|inativo|desativado|indisponivel|incorreto|inexistente",
        "услуг*|сервис* не найден*|существует|доступн*|активн*|предоставл*|работает",
        "услуг*|сервис* недоступн*|отключен*|неверн*|неактивн*|недействительн*|закрыт*|удален*",
        "service introuvable|indisponible|desactive|inexistant|invalide|existe",
        "dienst|service nicht|ungultig|ungultige|deaktiviert verfugbar|gefunden|existiert|aktiv|id",
        "الخدمه|الخدمة|خدمة|خدمه غير|ليست متوفرة|متوفره|متاحة|متاحه|موجودة|صحيحة|مفعلة",
        "الخدمه|الخدمة|خدمة معطلة|موقوفة|متوقفة|مغلقة",
        "سرويس|خدمت نامعتبر|يافت|غيرفعال|وجود|فعال|موجود",
        "dịch vụ không|ngưng|dừng|ngừng");

    private static IEnumerable<KeyValuePair<string, RefusalKind>> Unauthorized() => ErrorPhrases.Of(
        RefusalKind.Unauthorized,
        "key|apikey|kunci salah|tidak|belum|ditemukan|terdaftar",
        "id api key salah|tidak",
        "akun|account nonaktif|diblokir|ditangguhkan|dinonaktifkan|dibekukan|suspend|banned|tersuspend",
        "akun tidak|belum aktif|diaktifkan|terverifikasi",
        "akses ditolak",
        "ip tidak|belum terdaftar|diizinkan|whitelist",
        "signature salah|tidak",
        "key|apikey|anahtar* gecersiz|hatali|yanlis|bulunamadi|gecerli",
        "hesap|hesabiniz|hesabin|kullanici askiya|yasakli|kapatilmis|pasif|engellendi|banlandi|engellenmis|kapali|yasaklandi",
        "yetkisiz|yetkiniz",
        "clave|llave|chave|key|token invalida|invalido|incorrecta|incorrecto|valida|valido|incorreta|incorreto|errada",
        "cuenta|conta|usuario suspendida|suspendido|bloqueada|bloqueado|desactivada|inactiva|inactivo|cerrada|suspensa|desativada|inativa|banida|baneada",
        "no|nao autorizado|autorizada|autenticado",
        "acceso|acesso denegado|negado",
        "ключ* неверн*|неправильн*|недействительн*|некоррект*|отключ*|отсутству*|заблокирован*",
        "ключ* не найден|существует|действителен|указан|верный|подходит",
        "api отключен*",
        "аккаунт*|пользовател*|учетная заблокирован*|отключен*|забанен*|неактив*|приостановлен*",
        "доступ запрещен*|ограничен*",
        "неавторизован*",
        "не авторизован*",
        "cle invalide|incorrecte|introuvable|valide",
        "compte suspendu|bloque|desactive|ferme|banni",
        "non autorise",
        "acces refuse",
        "schlussel|key|apikey ungultig|ungultiger|falsch|falscher",
        "konto gesperrt|deaktiviert|geschlossen",
        "nicht autorisiert",
        "مفتاح|المفتاح خاطئ|غير|خطا|صحيح|صالح",
        "الحساب|حسابك|حساب محظور|موقوف|معطل|معلق|مغلق",
        "غير مصرح",
        "كليد|api نامعتبر|اشتباه|معتبر",
        "حساب مسدود|غيرفعال|معلق|بسته",
        "khóa|key|tài không|bị hợp|lệ|khóa|đúng");
}
