/**
 * Japanese, for what opens over the conversation.
 *
 * @module
 */
import type { DrawerWords } from "../drawer_words.ts";

/** The words of search, questions and settings. */
export const words: DrawerWords = {
  back: "会話に戻る",
  margin: {
    title: "余白の質問",
    mark: (open, answered, text) => `質問: 未回答${open}件、回答済み${answered}件。「${text}」`,
  },
  search: {
    title: "検索",
    field: "この会話を検索",
    hint: "ここでの発言すべてから、単語やその一部を探します。",
    results: (count) => `${count}件のメッセージ`,
    none: "すべての語を含むメッセージはありません。",
    more: "以前の結果を表示",
    failed: "検索できませんでした。",
    tooFast: "間隔が短すぎます。まもなく検索を続けます。",
    offline: "検索には接続が必要です。オンラインに戻ると続行します。",
  },
  questions: {
    title: "質問",
    open: "未回答",
    answered: "回答済み",
    none: "まだ質問はありません",
    noneText: "ここでの質問は、回答とともにこの一覧に残ります。",
    failed: "質問を読み込めませんでした。",
    offline: "オンラインに戻ると一覧が表示されます。",
  },
  settings: {
    title: "設定とヘルプ",
    you: "あなた",
    name: "名前",
    nameHint: "全員に表示されます。名前がない場合は番号で呼ばれます。",
    email: "メールアドレス",
    emailHint: "著者だけに表示され、あなたが離れた後の回答に使われます。",
    verified: "このサイトでログイン済みのため、名前はサイトのものが使われます。",
    save: "保存",
    saved: "保存しました",
    nameTaken: "保存できませんでした。著者の名前と紛らわしい名前です。",
    notSaved: "保存できませんでした。名前とアドレスを確認してください。",
    offline: "保存できませんでした。接続がありません。",
    reading: "表示",
    larger: "文字を大きくする",
    quiet: "スクリーンリーダーで読み上げない",
    sound: "新着メッセージを小さな音で知らせる",
    yours: "あなたのメッセージ",
    device: "別の端末で続ける",
    deviceHint:
      "1回だけ、1時間有効です。開いた人はここであなたとして扱われるので、誰にも見せないでください。",
    deviceLink: "リンク",
    copy: "リンクをコピー",
    copied: "コピーしました",
    code: "同じリンクをカメラ用のコードで表示",
    download: "自分のメッセージをダウンロード",
    erase: "自分のメッセージを消去",
    eraseAsk:
      "ここでのメッセージは空欄になります。非公開のメッセージはその回答とともに消え、リアクション、名前、アドレスも消えます。元に戻すことはできません。",
    eraseNow: "すべて消去",
    keep: "残す",
    erased: "すべて消去しました。",
    failed: "うまくいきませんでした。少し待ってからもう一度お試しください。",
    keys: "キー操作",
    keysDo: [
      "送信",
      "改行",
      "最後のメッセージを変更",
      "メッセージ間を移動",
      "できることを表示",
      "戻る、または閉じる",
    ],
  },
};
