"""What refusals say in the rooms of PSP and KSP, and to those who say who is in them."""

ROOMS: dict[str, tuple[str, str]] = {
    "agency-not-in-the-room": (
        "Den myndighed har ingen med i forummet.",
        "That agency has nobody in the forum.",
    ),
    "decisions-to-do": (
        "Noget, I har besluttet, er ikke gjort endnu. Den, der skal gøre det, eller den, der leder møderne, siger til, "
        "når det er gjort, eller lader det bortfalde. Så kan sagen afsluttes.",
        "Something you decided is not done yet. Whoever is to do it, or who leads the meetings, says when it is done, "
        "or drops it. Then the matter can be closed.",
    ),
    "cannot-be-in-the-room": (
        "Personen kan ikke være med i forummet. Vælg en anden end dig selv, som er med i samarbejdet og ikke "
        "efterforsker.",
        "The person cannot be in the forum. Choose another than yourself, who is in the partnership and investigates "
        "nothing.",
    ),
    "leads-the-room": (
        "Personen leder møderne. Lad først en anden lede dem.",
        "The person chairs the meetings. Let somebody else chair them first.",
    ),
    "not-in-the-room": (
        "Vælg en, der er med i forummet og kan handle.",
        "Choose somebody who is in the forum and can act.",
    ),
}
