"""Every Bot API method the simulator knows, on one page."""

from collections.abc import Callable
from typing import Any

from simulator import bot_methods, media_methods, message_methods, payment_methods, poll_methods, polling
from simulator.call import Call
from simulator.world import World

Method = Callable[[World, Call], Any]

METHODS: dict[str, Method] = {
    "answerCallbackQuery": message_methods.answer_callback_query,
    "answerPreCheckoutQuery": payment_methods.answer_pre_checkout_query,
    "close": bot_methods.agree,
    "copyMessage": message_methods.copy_message,
    "createInvoiceLink": payment_methods.create_invoice_link,
    "deleteMessage": message_methods.delete_message,
    "deleteMessages": message_methods.delete_messages,
    "deleteMyCommands": bot_methods.delete_my_commands,
    "editMessageCaption": message_methods.edit_message_caption,
    "editMessageMedia": media_methods.edit_message_media,
    "editMessageReplyMarkup": message_methods.edit_message_reply_markup,
    "editMessageText": message_methods.edit_message_text,
    "editUserStarSubscription": payment_methods.edit_user_star_subscription,
    "forwardMessage": message_methods.forward_message,
    "getChat": bot_methods.get_chat,
    "getChatMember": bot_methods.get_chat_member,
    "getChatMenuButton": bot_methods.get_chat_menu_button,
    "getFile": media_methods.get_file,
    "getMe": bot_methods.get_me,
    "getMyCommands": bot_methods.get_my_commands,
    "getMyDescription": bot_methods.get_my_description,
    "getMyName": bot_methods.get_my_name,
    "getMyShortDescription": bot_methods.get_my_short_description,
    "getWebhookInfo": polling.webhook_info,
    "logOut": bot_methods.agree,
    "pinChatMessage": message_methods.pin_chat_message,
    "refundStarPayment": payment_methods.refund_star_payment,
    "sendAudio": media_methods.send_audio,
    "sendChatAction": message_methods.send_chat_action,
    "sendDocument": media_methods.send_document,
    "sendInvoice": payment_methods.send_invoice,
    "sendMessage": message_methods.send_message,
    "sendMessageDraft": message_methods.send_message_draft,
    "sendPhoto": media_methods.send_photo,
    "sendPoll": poll_methods.send_poll,
    "sendSticker": media_methods.send_sticker,
    "sendVoice": media_methods.send_voice,
    "setChatMenuButton": bot_methods.set_chat_menu_button,
    "setMessageReaction": message_methods.set_message_reaction,
    "setMyCommands": bot_methods.set_my_commands,
    "setMyDescription": bot_methods.set_my_description,
    "setMyName": bot_methods.set_my_name,
    "setMyShortDescription": bot_methods.set_my_short_description,
    "stopPoll": poll_methods.stop_poll,
    "unpinChatMessage": message_methods.unpin_chat_message,
}
UPDATE_METHODS = ("getUpdates", "setWebhook", "deleteWebhook")
NAMES = {name.lower(): name for name in (*METHODS, *UPDATE_METHODS)}
